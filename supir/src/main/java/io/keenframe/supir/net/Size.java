package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/**
 * The size of an image or a latent.
 *
 * @param height its rows
 * @param width its columns
 */
record Size(int height, int width) {
    long area() {
        return (long) height * width;
    }

    /** The size of an image that must have so many channels, and sides that are multiples of a number. */
    static Size of(String what, Tensor image, int channels, int multiple) {
        boolean fits = image.shape().length == 4
                && image.size(0) == 1
                && image.size(1) == channels
                && image.size(2) % multiple == 0
                && image.size(3) % multiple == 0;
        if (!fits) {
            throw new IllegalArgumentException(what + " is a " + image + "; it must be [1, " + channels
                    + ", H, W] with H and W multiples of " + multiple);
        }
        return new Size(image.size(2), image.size(3));
    }
}
