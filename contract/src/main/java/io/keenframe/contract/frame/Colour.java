package io.keenframe.contract.frame;

import io.keenframe.contract.Size;
import java.util.Optional;

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
    private static final int BT2020 = 9;
    private static final int XYZ = 10;
    private static final int PQ = 16;

    /** Pictures with more rows than this are of high definition. */
    private static final int SD_ROWS = 576;

    /**
     * The same with a matrix to calculate Y, Cb and Cr with: where none is said, or one that has no meaning, the one that
     * pictures of a size have by custom, BT.601 up to 576 rows and BT.709 above.
     */
    public Colour withMatrixFor(Size size) {
        return hasMatrix()
                ? this
                : new Colour(primaries, transfer, size.height() <= SD_ROWS ? BT601 : BT709, range, chromaLocation);
    }

    private boolean hasMatrix() {
        return switch (matrix) {
            case 1, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 16, 17 -> true;
            // They are calculated from the primaries.
            case 12, 13 -> (primaries == 1 || primaries >= 4) && (primaries <= 12 || primaries == 22);
            default -> false;
        };
    }

    /** The same with the primaries and the transfer that its matrix is made for, where others are not said. */
    public Colour withImplied() {
        return switch (matrix) {
            case 10 -> filled(BT2020, transfer);
            case 11 -> filled(XYZ, transfer);
            case 14, 15 -> filled(BT2020, PQ);
            default -> this;
        };
    }

    private Colour filled(int impliedPrimaries, int impliedTransfer) {
        return new Colour(
                primaries == UNKNOWN ? impliedPrimaries : primaries,
                transfer == UNKNOWN ? impliedTransfer : transfer,
                matrix,
                range,
                chromaLocation);
    }

    /** What is assumed for a picture of a size though the film says something else, in a line; empty where nothing is. */
    public Optional<String> assumption(Size size) {
        if (hasMatrix() || matrix == UNKNOWN || matrix == RGB) {
            return Optional.empty();
        }
        boolean derived = matrix == 12 || matrix == 13;
        return Optional.of("the source's colours are said to be by "
                + (derived
                        ? "a matrix of its primaries, without saying those"
                        : "a matrix that has no meaning (" + matrix + ")")
                + "; they are taken as BT." + (withMatrixFor(size).matrix() == BT601 ? "601" : "709")
                + "'s, which pictures of this size have by custom");
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
