package io.keenframe.media.pixel;

import io.keenframe.contract.frame.Plane;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;

/** The motion of every pixel between two pictures: OpenCV's DIS (arXiv 1603.03590). For one thread. */
public final class DenseMotion implements AutoCloseable {
    /** Pictures with a shorter side are too small for the patches of the algorithm's coarsest level. */
    private static final int LEAST_SIDE = 64;

    private final DISOpticalFlow flow;

    private DenseMotion(DISOpticalFlow flow) {
        this.flow = flow;
    }

    /** Loads OpenCV, which takes half a second in the first of a process. */
    public static DenseMotion open() {
        Loader.load(opencv_core.class);
        // The algorithm passes motion on along stripes of the picture, one a thread: with more than one thread the
        // result would depend on how many there are.
        opencv_core.setNumThreads(1);
        DISOpticalFlow flow = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM);
        // Down to whole pixels, not to pairs of them: pictures are warped by it.
        flow.setFinestScale(0);
        return new DenseMotion(flow);
    }

    /**
     * Where the pixels of one picture are in another.
     *
     * @param from 8-bit brightness
     * @param to another of the same size
     * @return pairs of dx and dy, row by row: what is at (x, y) in {@code from} is at (x + dx, y + dy) in {@code to}
     */
    public float[] between(Plane from, Plane to) {
        int width = Math.max(LEAST_SIDE, from.width());
        int height = Math.max(LEAST_SIDE, from.height());
        try (BytePointer first = new BytePointer(enlarged(from, width, height));
                BytePointer second = new BytePointer(enlarged(to, width, height));
                Mat a = new Mat(height, width, opencv_core.CV_8UC1, first);
                Mat b = new Mat(height, width, opencv_core.CV_8UC1, second);
                Mat motion = new Mat()) {
            flow.calc(a, b, motion);
            return cropped(motion.createBuffer(), width, from);
        }
    }

    /** The samples with their last column and row repeated up to a size. */
    private static byte[] enlarged(Plane plane, int width, int height) {
        if (plane.sampleBytes() != 1) {
            throw new IllegalArgumentException(plane + " has samples of " + plane.sampleBytes() + " bytes, not of one");
        }
        if (plane.width() == width && plane.height() == height) {
            return plane.samples();
        }
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int row = Math.min(y, plane.height() - 1) * plane.width();
            for (int x = 0; x < width; x++) {
                samples[y * width + x] = plane.samples()[row + Math.min(x, plane.width() - 1)];
            }
        }
        return samples;
    }

    private static float[] cropped(FloatBuffer motion, int width, Plane like) {
        float[] pairs = new float[2 * like.width() * like.height()];
        for (int y = 0; y < like.height(); y++) {
            motion.get(2 * y * width, pairs, 2 * y * like.width(), 2 * like.width());
        }
        return pairs;
    }

    @Override
    public void close() {
        flow.close();
    }
}
