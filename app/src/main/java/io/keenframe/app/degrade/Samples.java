package io.keenframe.app.degrade;

import io.keenframe.contract.frame.Plane;

/** Planes as floats, to compute with. */
final class Samples {
    private Samples() {}

    /** A plane's code values. */
    static float[] of(Plane plane) {
        float[] samples = new float[plane.width() * plane.height()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = plane.sample(i / plane.width(), i % plane.width());
        }
        return samples;
    }

    /** A plane like another with these code values, rounded and clipped to bytes, or to words where it has them. */
    static Plane plane(float[] values, Plane like, int depth) {
        int bytes = like.sampleBytes();
        int most = (1 << depth) - 1;
        byte[] samples = new byte[bytes * values.length];
        for (int i = 0; i < values.length; i++) {
            int code = Math.max(0, Math.min(most, Math.round(values[i])));
            samples[bytes * i] = (byte) code;
            if (bytes == 2) {
                samples[2 * i + 1] = (byte) (code >> 8);
            }
        }
        return new Plane(like.width(), like.height(), samples);
    }
}
