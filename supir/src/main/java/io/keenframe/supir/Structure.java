package io.keenframe.supir;

import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much a picture shows that prompts can hold on to, told by how sparse its edges are.
 *
 * <p>A picture of things is even almost everywhere and changes at their outlines: few of its gradients are large. Noise,
 * grass, water, clouds, gratings and plain surfaces change everywhere alike: theirs are spread as chance spreads them. The
 * ratio of the mean to the root mean square of the gradients tells the two apart at any contrast.
 */
public final class Structure {
    /** Texture finer than this part of the shorter side is averaged away first. */
    private static final int FINEST = 64;

    /** The mean over the root mean square of what is spread like chance, squared. */
    private static final double CHANCE = 2 / Math.PI;

    /** Measured on drawn and photographed pictures: textures stay below the first, pictures of things above the second. */
    private static final double TEXTURE = 0.10;

    private static final double THINGS = 0.22;

    /** Steps of one code value are those of rounding, whatever they look like. */
    private static final double ROUNDING = 1 / 255.0;

    private Structure() {}

    /**
     * The share of what can be held on to.
     *
     * @param picture [1, 3, H, W], RGB in [-1, 1], without noise and compression: a stage-one picture
     * @return 0 (texture, or nothing) to 1 (things); 1 for a picture too small to tell
     */
    public static double of(Tensor picture) {
        int cell = Math.max(1, Math.round(Math.min(picture.size(2), picture.size(3)) / (float) FINEST));
        Brightness fine = Brightness.of(picture, cell);
        Brightness coarse = Brightness.of(picture, 2 * cell);
        if (Math.min(coarse.height(), coarse.width()) < 2) {
            return 1;
        }
        double sparsity = (fine.sparsity() + coarse.sparsity()) / 2;
        return share(sparsity, TEXTURE, THINGS) * share(Math.sqrt(fine.power()), ROUNDING, 2 * ROUNDING);
    }

    private static double share(double value, double none, double all) {
        return Math.max(0, Math.min(1, (value - none) / (all - none)));
    }

    /** Luma in means over square cells, 0 to 1; what does not fill a cell at the right and the bottom is left out. */
    private record Brightness(double[] cells, int height, int width) {
        static Brightness of(Tensor picture, int cell) {
            int height = picture.size(2) / cell;
            int width = picture.size(3) / cell;
            double[] cells = new double[height * width];
            for (int y = 0; y < height * cell; y++) {
                for (int x = 0; x < width * cell; x++) {
                    cells[y / cell * width + x / cell] += luma(picture, y, x) / (cell * cell);
                }
            }
            return new Brightness(cells, height, width);
        }

        /** The mean square of the gradients. */
        double power() {
            return (across().power() + down().power()) / 2;
        }

        /** By each direction for itself: on a slope all of one are alike, and all of the other are nothing. */
        double sparsity() {
            Gradients across = across();
            Gradients down = down();
            double power = across.power() + down.power();
            return power == 0 ? 0 : (weighted(across) + weighted(down)) / power;
        }

        private static double weighted(Gradients gradients) {
            return gradients.power() == 0 ? 0 : gradients.power() * gradients.sparsity();
        }

        private Gradients across() {
            return Gradients.of(IntStream.range(0, cells.length)
                    .filter(i -> (i + 1) % width != 0)
                    .mapToDouble(i -> cells[i + 1] - cells[i]));
        }

        private Gradients down() {
            return Gradients.of(IntStream.range(0, cells.length - width).mapToDouble(i -> cells[i + width] - cells[i]));
        }

        private static double luma(Tensor picture, int y, int x) {
            int plane = picture.size(2) * picture.size(3);
            int at = y * picture.size(3) + x;
            float[] values = picture.values();
            return 0.299 * level(values[at])
                    + 0.587 * level(values[at + plane])
                    + 0.114 * level(values[at + 2 * plane]);
        }

        private static double level(float value) {
            return (Math.max(-1, Math.min(1, value)) + 1) / 2;
        }
    }

    /**
     * How neighbouring cells differ in one direction.
     *
     * @param differences 0 to 1
     */
    private record Gradients(double[] differences) {
        static Gradients of(DoubleStream differences) {
            return new Gradients(differences.map(Math::abs).toArray());
        }

        /** Their mean square. */
        double power() {
            return Arrays.stream(differences).map(d -> d * d).average().orElse(0);
        }

        /** 0 where they are spread like chance, towards 1 the fewer there are, below 0 where they are all alike. */
        double sparsity() {
            double mean = Arrays.stream(differences).average().orElse(0);
            return 1 - mean * mean / power() / CHANCE;
        }
    }
}
