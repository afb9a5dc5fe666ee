package io.keenframe.contract;

/**
 * A picture's size in pixels.
 *
 * @param width pixels in a row, at least 0
 * @param height rows, at least 0
 */
public record Size(int width, int height) {
    public Size {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("size " + width + "x" + height + " is negative");
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
