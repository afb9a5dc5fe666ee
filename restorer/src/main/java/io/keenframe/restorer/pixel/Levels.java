package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.PixelFormat;

/**
 * Which code values are black, white and no colour (H.273, 8.3, equations 20 to 35).
 *
 * @param black of luma, R, G and B
 * @param lumaSpan from black to white
 * @param middle of chroma
 * @param chromaSpan from the lowest chroma to the highest
 */
record Levels(double black, double lumaSpan, double middle, double chromaSpan) {
    static Levels of(PixelFormat format, Colour.Range range) {
        boolean full = range == Colour.Range.UNSPECIFIED
                ? format.model() != PixelFormat.Model.YUV
                : range == Colour.Range.FULL;
        return of(format.depth(), full);
    }

    static Levels of(int depth, boolean full) {
        double scale = Math.scalb(1.0, depth - 8);
        double middle = 128 * scale;
        double top = 256 * scale - 1;
        return full ? new Levels(0, top, middle, top) : new Levels(16 * scale, 219 * scale, middle, 224 * scale);
    }

    /** The same for matrices of R, G and B as they are coded, whose differences span as much as they do. */
    Levels ofCodes() {
        return new Levels(black, lumaSpan, middle, lumaSpan);
    }
}
