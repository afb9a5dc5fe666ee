package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;

/**
 * A frame's luma, averaged over blocks to about 160 columns, in [0, 255]: what cuts are found on.
 *
 * @param width columns
 * @param height rows
 * @param luma {@code width * height} averages
 */
record Thumbnail(int width, int height, float[] luma) {
    private static final int COLUMNS = 160;

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
        int rows = Math.min(block, plane.height() - top);
        int columns = Math.min(block, plane.width() - left);
        long sum = 0;
        for (int row = top; row < top + rows; row++) {
            for (int column = left; column < left + columns; column++) {
                sum += plane.sample(row, column);
            }
        }
        return (float) sum / (rows * columns);
    }
}
