package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/**
 * A reference that the U-Net's self-attentions see besides their own picture, at the same noise level.
 *
 * @param scaledX its noisy latent divided by {@code sqrt(sigma^2 + 1)}, of the picture's size
 * @param hint the latent of its low-quality picture, without noise
 * @param weight from 0, for the picture alone, to 1, where both are seen alike
 */
public record Seen(Tensor scaledX, Tensor hint, float weight) {}
