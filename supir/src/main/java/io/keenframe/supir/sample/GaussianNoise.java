package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;
import java.nio.charset.StandardCharsets;

/**
 * Unit normal noise that is a function of the seed, the stream's name and the element's index alone.
 *
 * <p>The generator is part of the contract, so that a restoration has the same bytes on every machine and JDK: the key of a
 * stream is {@code mix(seed + FNV-1a-64(name))}; its {@code n}-th word is {@code mix(key + (n + 1) * 0x9E3779B97F4A7C15)},
 * where {@code mix} is SplitMix64's finalizer; two words make two elements by Box-Muller through {@link StrictMath}: with
 * {@code u = (word >>> 11) * 2^-53}, the elements are {@code sqrt(-2 ln(1 - u0))} times the cosine and the sine of
 * {@code 2 pi u1}, computed in double and rounded to float.
 *
 * @param seed any number
 */
public record GaussianNoise(long seed) implements NoiseSource {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    @Override
    public Tensor draw(String stream, int... shape) {
        float[] values = new float[Tensor.count(shape)];
        long key = mix(seed + hash(stream));
        for (int i = 0; i < values.length; i += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(key, i)));
            double angle = 2 * Math.PI * uniform(key, i + 1L);
            values[i] = (float) (radius * StrictMath.cos(angle));
            if (i + 1 < values.length) {
                values[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
        return new Tensor(values, shape);
    }

    private static double uniform(long key, long index) {
        return (mix(key + (index + 1) * GAMMA) >>> 11) * 0x1p-53;
    }

    private static long mix(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }
}
