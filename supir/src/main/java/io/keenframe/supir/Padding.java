package io.keenframe.supir;

import io.keenframe.supir.sample.Tile;
import io.keenframe.supir.tensor.Tensor;

/**
 * Room at the right and the bottom of a picture, filled with its mirror image, up to a size that the networks can take.
 *
 * @param height the picture's own height, in pixels
 * @param width the picture's own width
 * @param multiple what both padded sides are multiples of
 */
record Padding(int height, int width, int multiple) {
    /** The padded picture; the very one when nothing is missing. */
    Tensor pad(Tensor pixels) {
        int tall = up(height);
        int wide = up(width);
        if (tall == height && wide == width) {
            return pixels;
        }
        int channels = pixels.size(1);
        Tensor out = Tensor.zeros(1, channels, tall, wide);
        for (int row = 0; row < channels * tall; row++) {
            int from = (row / tall * height + mirrored(row % tall, height)) * width;
            System.arraycopy(pixels.values(), from, out.values(), row * wide, width);
            for (int x = width; x < wide; x++) {
                out.values()[row * wide + x] = pixels.values()[from + mirrored(x, width)];
            }
        }
        return out;
    }

    /** The part of a padded picture that was there before. */
    Tensor crop(Tensor padded) {
        boolean whole = padded.size(2) == height && padded.size(3) == width;
        return whole ? padded : new Tile(0, 0, height, width).crop(padded);
    }

    private int up(int size) {
        return Math.multiplyExact((size + multiple - 1) / multiple, multiple);
    }

    /** An index bounced between 0 and {@code size - 1}, as often as it takes. */
    private static int mirrored(int at, int size) {
        int period = Math.max(2 * (size - 1), 1);
        int phase = at % period;
        return phase < size ? phase : period - phase;
    }
}
