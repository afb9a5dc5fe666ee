package io.keenframe.supir.net;

/** The embedding of a number by cosines and sines of periods from 2 pi to 20000 pi. */
final class Sinusoid {
    private static final float LOG_LONGEST = (float) Math.log(10000);

    private Sinusoid() {}

    /** All cosines, then all sines, rounded to floats where the published code does. */
    static float[] of(float number, int width) {
        int half = width / 2;
        float[] values = new float[width];
        for (int i = 0; i < half; i++) {
            float frequency = (float) Math.exp(-LOG_LONGEST * i / half);
            float angle = number * frequency;
            values[i] = (float) Math.cos(angle);
            values[half + i] = (float) Math.sin(angle);
        }
        return values;
    }
}
