package io.keenframe.app.experiment;

import java.util.SplittableRandom;

/** Random pictures to measure with. */
final class Textures {
    static final int WIDTH = 96;
    static final int HEIGHT = 80;

    private Textures() {}

    /** A field of soft noise, seen through a window that lies so far to the right. */
    static Luma field(long seed, int right) {
        float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            int row = i / WIDTH;
            int column = i % WIDTH + right;
            values[i] = 60 + (noise(seed, row / 3, column / 3) + noise(seed + 1, row / 9, column / 9)) * 70;
        }
        return new Luma(WIDTH, HEIGHT, values);
    }

    /** Another with fine noise of this strength, in the same place of the field or of the screen. */
    static Luma with(Luma luma, long seed, int right, float strength) {
        float[] values = luma.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += strength * (noise(seed, i / WIDTH, i % WIDTH + right) - 0.5f);
        }
        return new Luma(WIDTH, HEIGHT, values);
    }

    private static float noise(long seed, int row, int column) {
        return (float) new SplittableRandom(seed * 1_000_003 + row * 10_007L + column).nextDouble();
    }
}
