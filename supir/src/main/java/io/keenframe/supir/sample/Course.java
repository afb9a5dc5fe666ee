package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way a picture's latent took through a sampler, for others that attend to it at each of its noise levels.
 *
 * @param hint the latent of the degraded picture, [1, C, h, w]
 * @param states the noisy latent at each level that the denoiser was asked at, by that level
 */
public record Course(Tensor hint, SortedMap<Double, Tensor> states) {
    public Course {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    /** A denoiser that notes what it is asked. */
    public static Denoiser noting(Denoiser denoiser, SortedMap<Double, Tensor> states) {
        return (x, sigma, controlScale) -> {
            states.put(sigma, x);
            return denoiser.denoise(x, sigma, controlScale);
        };
    }

    /**
     * The noisy latent at a level, as the network sees it.
     *
     * @throws IllegalArgumentException where the course did not pass that level, because other settings led it
     */
    public Tensor seenAt(double sigma) {
        Tensor state = states.get(sigma);
        if (state == null) {
            throw new IllegalArgumentException("the reference's sampler did not pass the noise level " + sigma
                    + "; restore it with the settings of the picture");
        }
        return GuidedDenoiser.scaled(state, sigma);
    }

    /** The part of it in a window. */
    public Course crop(Tile tile) {
        SortedMap<Double, Tensor> parts = new TreeMap<>();
        states.forEach((sigma, state) -> parts.put(sigma, tile.crop(state)));
        return new Course(tile.crop(hint), parts);
    }
}
