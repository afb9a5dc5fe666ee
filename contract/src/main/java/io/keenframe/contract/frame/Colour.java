package io.keenframe.contract.frame;

import io.keenframe.contract.Size;

/**
 * What a frame's samples mean as colours: the code points of ITU-T H.273, where 2 is "unspecified".
 *
 * @param primaries ColourPrimaries
 * @param transfer TransferCharacteristics
 * @param matrix MatrixCoefficients; 0 is RGB
 * @param range which sample values are black and white
 * @param chromaLocation FFmpeg's AVChromaLocation: 0 unspecified, 1 left, 2 centre, 3 top left, 4 top, 5 bottom left,
 *     6 bottom
 */
public record Colour(int primaries, int transfer, int matrix, Range range, int chromaLocation) {
    /** Nothing is said. */
    public static final Colour UNSPECIFIED = new Colour(2, 2, 2, Range.UNSPECIFIED, 0);

    private static final int RGB = 0;
    private static final int BT709 = 1;
    private static final int UNKNOWN = 2;
    private static final int BT601 = 6;

    /** Pictures with more rows than this are of high definition. */
    private static final int SD_ROWS = 576;

    /**
     * The same with a matrix to calculate Y, Cb and Cr with: where none is said, the one that pictures of a size have by
     * custom, BT.601 up to 576 rows and BT.709 above.
     */
    public Colour withMatrixFor(Size size) {
        if (matrix != UNKNOWN && matrix != RGB) {
            return this;
        }
        return new Colour(primaries, transfer, size.height() <= SD_ROWS ? BT601 : BT709, range, chromaLocation);
    }

    /** Which sample values are black and white. */
    public enum Range {
        UNSPECIFIED,
        /** At 8 bits luma 16 to 235, chroma 16 to 240. */
        LIMITED,
        /** All values. */
        FULL
    }
}
