package io.keenframe.contract;

import org.jspecify.annotations.Nullable;

/**
 * How large the result is: a factor of the source's size, or a size.
 *
 * @param factor the factor along each axis, used when {@code size} is null
 * @param size the size in pixels, or null
 */
public record Scaling(double factor, @Nullable Size size) {
    /** The largest side of a result, in pixels. */
    public static final int LARGEST_SIDE = 16384;

    public Scaling {
        if (!(factor > 0) || factor > 64) {
            throw new IllegalArgumentException("scale " + factor + " is not above 0 and at most 64");
        }
    }

    /** A result of the source's own size. */
    public static Scaling none() {
        return new Scaling(1, null);
    }

    /**
     * The result's size for a source's.
     *
     * <p>Sides are even, because chroma is stored at half their length in most films; a side that does not change
     * stays as it is.
     *
     * @throws IllegalArgumentException where a side would be less than 2 or more than {@value #LARGEST_SIDE} pixels
     */
    public Size of(Size source) {
        Size wanted = size != null ? size : new Size(side(source.width()), side(source.height()));
        if (Math.min(wanted.width(), wanted.height()) < 2 || Math.max(wanted.width(), wanted.height()) > LARGEST_SIDE) {
            throw new IllegalArgumentException("a source of " + source + " would become " + wanted
                    + "; each side must have 2 to " + LARGEST_SIDE + " pixels: choose another --scale or --size");
        }
        return wanted;
    }

    private int side(int length) {
        return factor == 1 ? length : (int) Math.min(Integer.MAX_VALUE / 2, Math.round(length * factor / 2) * 2);
    }
}
