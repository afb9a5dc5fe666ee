package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;

/**
 * A frame's luma, averaged over blocks to about 80 columns, in [0, 255]: what shots and similarity are told by.
 *
 * @param width columns
 * @param height rows
 * @param luma {@code width * height} averages
 */
record Thumbnail(int width, int height, float[] luma) {
    private static final int COLUMNS = 80;
    /** Of a large block every second sample of every second row is as good as all. */
    private static final int LARGE = 4;

    /** The thumbnail of a frame. */
    static Thumbnail of(Frame frame) {
        Plane plane = frame.planes().get(0);
        int block = Math.max(1, plane.width() / COLUMNS);
        int width = Math.max(1, plane.width() / block);
        int height = Math.max(1, plane.height() / block);
        float scale = 1f / (1 << (frame.format().depth() - 8));
        float[] luma = new float[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                luma[row * width + column] = scale * average(plane, row * block, column * block, block);
            }
        }
        return new Thumbnail(width, height, luma);
    }

    private static float average(Plane plane, int top, int left, int block) {
        int bottom = Math.min(top + block, plane.height());
        int right = Math.min(left + block, plane.width());
        int step = block < LARGE ? 1 : 2;
        long sum = 0;
        int count = 0;
        for (int row = top; row < bottom; row += step) {
            for (int column = left; column < right; column += step) {
                sum += plane.sample(row, column);
                count++;
            }
        }
        return (float) sum / count;
    }

    /** The standard deviation of its luma: near 0 where the frame is black, white or blank. */
    double contrast() {
        double sum = 0;
        double squares = 0;
        for (float value : luma) {
            sum += value;
            squares += value * value;
        }
        double mean = sum / luma.length;
        return Math.sqrt(Math.max(0, squares / luma.length - mean * mean));
    }
}
