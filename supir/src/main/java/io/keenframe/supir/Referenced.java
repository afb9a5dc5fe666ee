package io.keenframe.supir;

import io.keenframe.supir.sample.Course;
import io.keenframe.supir.tensor.Tensor;

/**
 * A restored reference.
 *
 * @param pixels the picture, as {@link Supir#restore} gives it
 * @param course the way of its latent, for others to attend to
 */
public record Referenced(Tensor pixels, Course course) {}
