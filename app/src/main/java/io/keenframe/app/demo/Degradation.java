package io.keenframe.app.demo;

import java.util.Random;

/**
 * What a cheap camera does to a picture before compression does the rest.
 *
 * @param blur the standard deviation of the blur, in pixels
 * @param noise the standard deviation of the noise, of 255
 */
record Degradation(double blur, double noise) {
    /** The picture, blurred and noisy; the same noise for the same seed. */
    Picture of(Picture clean, long seed) {
        Random random = new Random(seed);
        float[][] rgb = new float[3][];
        for (int c = 0; c < 3; c++) {
            rgb[c] = blurred(clean.rgb()[c], clean.width(), clean.height());
            for (int i = 0; i < rgb[c].length; i++) {
                double noisy = rgb[c][i] + noise * random.nextGaussian();
                rgb[c][i] = (float) Math.max(0, Math.min(255, noisy));
            }
        }
        return new Picture(clean.width(), clean.height(), rgb);
    }

    private float[] blurred(float[] samples, int width, int height) {
        float[] kernel = kernel();
        return convolved(convolved(samples, kernel, width, height, 1), kernel, width, height, width);
    }

    private float[] kernel() {
        int reach = (int) Math.ceil(3 * blur);
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-i * i / (2 * blur * blur));
        }
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) (Math.exp(-i * i / (2 * blur * blur)) / sum);
        }
        return kernel;
    }

    /** Along rows for a step of 1, along columns for a step of the width; edges repeat. */
    private static float[] convolved(float[] samples, float[] kernel, int width, int height, int step) {
        float[] result = new float[samples.length];
        int reach = kernel.length / 2;
        int length = step == 1 ? width : height;
        for (int at = 0; at < samples.length; at++) {
            int place = step == 1 ? at % width : at / width;
            float sum = 0;
            for (int k = -reach; k <= reach; k++) {
                int inside = Math.max(0, Math.min(length - 1, place + k));
                sum += kernel[k + reach] * samples[at + (inside - place) * step];
            }
            result[at] = sum;
        }
        return result;
    }
}
