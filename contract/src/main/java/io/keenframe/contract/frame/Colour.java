package io.keenframe.contract.frame;

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

    /** Which sample values are black and white. */
    public enum Range {
        UNSPECIFIED,
        /** At 8 bits luma 16 to 235, chroma 16 to 240. */
        LIMITED,
        /** All values. */
        FULL
    }
}
