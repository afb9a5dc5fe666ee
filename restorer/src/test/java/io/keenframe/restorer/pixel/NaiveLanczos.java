package io.keenframe.restorer.pixel;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;

/** Lanczos-3 by its definition: every sample a sum over the whole plane's clamped neighbourhood, in double. */
final class NaiveLanczos {
    private NaiveLanczos() {}

    static double[][] scale(Frame frame, int index, Size size) {
        PixelFormat format = frame.format();
        boolean chroma = format.model() == PixelFormat.Model.YUV && (index == 1 || index == 2);
        int shiftX = chroma ? format.chromaShiftX() : 0;
        int shiftY = chroma ? format.chromaShiftY() : 0;
        int location = frame.colour().chromaLocation();
        double siteX = location == 2 || location == 4 || location == 6 ? (1 << shiftX) / 2.0 : 0.5;
        double siteY = location == 3 || location == 4
                ? 0.5
                : location == 5 || location == 6 ? (1 << shiftY) - 0.5 : (1 << shiftY) / 2.0;
        Plane plane = frame.planes().get(index);
        double[][] result =
                new double[format.planeHeight(index, size.height())][format.planeWidth(index, size.width())];
        for (int row = 0; row < result.length; row++) {
            for (int column = 0; column < result[0].length; column++) {
                result[row][column] = sample(
                        plane,
                        place(row, 1 << shiftY, siteY, (double) frame.size().height() / size.height()),
                        place(column, 1 << shiftX, siteX, (double) frame.size().width() / size.width()),
                        Math.max(1, (double) frame.size().height() / size.height()),
                        Math.max(1, (double) frame.size().width() / size.width()),
                        (1 << format.depth()) - 1);
            }
        }
        return result;
    }

    /** Where an output sample lies among the input samples: by way of luma's pixels. */
    private static double place(int output, int cell, double site, double ratio) {
        return ((output * cell + site) * ratio - site) / cell;
    }

    private static double sample(Plane plane, double y, double x, double stretchY, double stretchX, int top) {
        double sum = 0;
        double weights = 0;
        for (int row = (int) Math.floor(y - 3 * stretchY); row <= y + 3 * stretchY; row++) {
            for (int column = (int) Math.floor(x - 3 * stretchX); column <= x + 3 * stretchX; column++) {
                double weight = lanczos((row - y) / stretchY) * lanczos((column - x) / stretchX);
                sum += weight
                        * plane.sample(
                                Math.min(Math.max(row, 0), plane.height() - 1),
                                Math.min(Math.max(column, 0), plane.width() - 1));
                weights += weight;
            }
        }
        return Math.min(top, Math.max(0, sum / weights));
    }

    private static double lanczos(double x) {
        if (Math.abs(x) < 1e-12) {
            return 1;
        }
        double px = Math.PI * x;
        return Math.abs(x) >= 3 ? 0 : 3 * Math.sin(px) * Math.sin(px / 3) / (px * px);
    }
}
