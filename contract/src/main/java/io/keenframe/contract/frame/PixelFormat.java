package io.keenframe.contract.frame;

/**
 * How a frame's samples are laid out in planes.
 *
 * <p>Planes come in the order Y, U, V for {@link Model#YUV}, G, B, R for {@link Model#RGB}, and alpha last. Samples of
 * more than 8 bits take two bytes, little-endian, the value in the low bits.
 *
 * @param name FFmpeg's name, such as {@code yuv420p10le}
 * @param model what the planes mean
 * @param depth bits of a sample, 8 to 16
 * @param chromaShiftX log2 of how many luma columns share a chroma column
 * @param chromaShiftY log2 of how many luma rows share a chroma row
 * @param alpha whether the last plane is alpha
 */
public record PixelFormat(String name, Model model, int depth, int chromaShiftX, int chromaShiftY, boolean alpha) {
    /** The commonest of all. */
    public static final PixelFormat YUV420P = new PixelFormat("yuv420p", Model.YUV, 8, 1, 1, false);

    /** What the planes of a frame mean. */
    public enum Model {
        GRAY,
        YUV,
        RGB
    }

    public PixelFormat {
        if (depth < 8 || depth > 16) {
            throw new IllegalArgumentException("pixel format " + name + ": " + depth + " bits are not 8 to 16");
        }
        if (chromaShiftX < 0 || chromaShiftX > 3 || chromaShiftY < 0 || chromaShiftY > 3) {
            throw new IllegalArgumentException("pixel format " + name + ": chroma shifts are not 0 to 3");
        }
    }

    /** How many planes a frame has. */
    public int planes() {
        return (model == Model.GRAY ? 1 : 3) + (alpha ? 1 : 0);
    }

    /** Bytes of a sample: 1 or 2. */
    public int sampleBytes() {
        return depth > 8 ? 2 : 1;
    }

    /** The number of columns of a plane of a frame of this width. */
    public int planeWidth(int plane, int width) {
        return isChroma(plane) ? -(-width >> chromaShiftX) : width;
    }

    /** The number of rows of a plane of a frame of this height. */
    public int planeHeight(int plane, int height) {
        return isChroma(plane) ? -(-height >> chromaShiftY) : height;
    }

    private boolean isChroma(int plane) {
        return model == Model.YUV && (plane == 1 || plane == 2);
    }
}
