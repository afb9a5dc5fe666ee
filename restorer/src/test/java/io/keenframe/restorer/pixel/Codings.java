package io.keenframe.restorer.pixel;

import java.util.function.DoubleUnaryOperator;

/** R', G' and B', 0 to 1, as H.273 codes them: its equations as they stand, without curves of pieces and inverses. */
final class Codings {
    private Codings() {}

    /** E'Y, E'PB and E'PR; for matrix 8 what Y, Cg and Co are of the span of R, G and B. */
    static double[] of(int matrix, int transfer, double r, double g, double b) {
        return switch (matrix) {
            case 1 -> differences(0.2126, 0.0722, r, g, b);
            case 4 -> differences(0.30, 0.11, r, g, b);
            case 5, 6 -> differences(0.299, 0.114, r, g, b);
            case 7 -> differences(0.212, 0.087, r, g, b);
            case 8 -> new double[] {0.5 * g + 0.25 * (r + b), 0.5 * g - 0.25 * (r + b), 0.5 * (r - b)};
            case 9 -> differences(0.2627, 0.0593, r, g, b);
            case 10 -> constant(0.2627, 0.0593, transfer, r, g, b);
            case 11 -> new double[] {g, (0.986566 * b - g) / 2, (r - 0.991902 * g) / 2};
            // Of the primaries of Display P3.
            case 12 -> differences(0.2289746, 0.0792869, r, g, b);
            case 13 -> constant(0.2289746, 0.0792869, transfer, r, g, b);
            case 14, 15 -> cones(matrix, transfer, r, g, b);
            default -> throw new IllegalArgumentException("matrix " + matrix);
        };
    }

    private static double[] differences(double kr, double kb, double r, double g, double b) {
        double y = kr * r + (1 - kr - kb) * g + kb * b;
        return new double[] {y, (b - y) / (2 * (1 - kb)), (r - y) / (2 * (1 - kr))};
    }

    private static double[] constant(double kr, double kb, int transfer, double r, double g, double b) {
        double y =
                coded(transfer, kr * light(transfer, r) + (1 - kr - kb) * light(transfer, g) + kb * light(transfer, b));
        double blue = b <= y ? coded(transfer, 1 - kb) : 1 - coded(transfer, kb);
        double red = r <= y ? coded(transfer, 1 - kr) : 1 - coded(transfer, kr);
        return new double[] {y, (b - y) / (2 * blue), (r - y) / (2 * red)};
    }

    private static double[] cones(int matrix, int transfer, double r, double g, double b) {
        double red = light(transfer, r);
        double green = light(transfer, g);
        double blue = light(transfer, b);
        DoubleUnaryOperator coded = light -> coded(transfer, light / 4096);
        if (matrix == 15) {
            double l = coded.applyAsDouble(1747 * red + 2169 * green + 180 * blue);
            double m = coded.applyAsDouble(673 * red + 3029 * green + 394 * blue);
            double s = coded.applyAsDouble(50 * red + 207 * green + 3839 * blue);
            return new double[] {
                (1638 * l + 1638 * m + 820 * s) / 4096,
                (18248 * l - 19870 * m + 1622 * s) / 4096,
                (3300 * l + 1463 * m - 4763 * s) / 4096
            };
        }
        double l = coded.applyAsDouble(1688 * red + 2146 * green + 262 * blue);
        double m = coded.applyAsDouble(683 * red + 2951 * green + 462 * blue);
        double s = coded.applyAsDouble(99 * red + 309 * green + 3688 * blue);
        return transfer == 18
                ? new double[] {
                    0.5 * (l + m), (3625 * l - 7465 * m + 3840 * s) / 4096, (9500 * l - 9212 * m - 288 * s) / 4096
                }
                : new double[] {
                    0.5 * (l + m), (6610 * l - 13613 * m + 7003 * s) / 4096, (17933 * l - 17390 * m - 543 * s) / 4096
                };
    }

    /** Light of a component by H.273's TransferCharacteristics. */
    static double light(int transfer, double v) {
        return switch (transfer) {
            case 1, 14 ->
                v < 4.5 * 0.018053968510807 ? v / 4.5 : Math.pow((v + 0.09929682680944) / 1.09929682680944, 1 / 0.45);
            case 16 -> {
                double power = Math.pow(v, 1 / 78.84375);
                yield Math.pow(Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power), 1 / 0.1593017578125);
            }
            case 18 -> v <= 0.5 ? v * v / 3 : (Math.exp((v - 0.55991073) / 0.17883277) + 0.28466892) / 12;
            default -> throw new IllegalArgumentException("transfer " + transfer);
        };
    }

    private static double coded(int transfer, double light) {
        return switch (transfer) {
            case 1, 14 ->
                light < 0.018053968510807 ? 4.5 * light : 1.09929682680944 * Math.pow(light, 0.45) - 0.09929682680944;
            case 16 -> {
                double power = Math.pow(light, 0.1593017578125);
                yield Math.pow((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power), 78.84375);
            }
            case 18 ->
                light <= 1 / 12.0 ? Math.sqrt(3 * light) : 0.17883277 * Math.log(12 * light - 0.28466892) + 0.55991073;
            default -> throw new IllegalArgumentException("transfer " + transfer);
        };
    }
}
