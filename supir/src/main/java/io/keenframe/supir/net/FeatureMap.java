package io.keenframe.supir.net;

import io.keenframe.supir.net.Grid.Window;
import io.keenframe.supir.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * An image that is kept whole, in a scratch file, while windows of it are worked on.
 *
 * <p>Images inside the autoencoder take up to a kilobyte for each of the picture's pixels. A file takes that from the
 * page cache where there is room, and from the disk where there is none; memory would have to be there.
 */
final class FeatureMap implements AutoCloseable {
    private final int channels;
    private final int height;
    private final int width;
    private final ScratchFile file = ScratchFile.open();

    FeatureMap(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /** The one image of a tensor. */
    static FeatureMap of(Tensor image, Workspace workspace) {
        FeatureMap map = new FeatureMap(image.size(1), image.size(2), image.size(3));
        int plane = map.height * map.width;
        ByteBuffer buffer = workspace.window(plane);
        FloatBuffer floats = buffer.asFloatBuffer();
        for (int channel = 0; channel < map.channels; channel++) {
            floats.put(0, image.values(), channel * plane, plane);
            map.file.write(buffer, 0, plane, map.place(channel, 0, 0));
        }
        return map;
    }

    /** All of it as {@code [1, channels, height, width]}. */
    Tensor tensor(Workspace workspace) {
        Tensor image = Tensor.zeros(1, channels, height, width);
        int plane = height * width;
        for (int channel = 0; channel < channels; channel++) {
            plane(channel, workspace).get(0, image.values(), channel * plane, plane);
        }
        return image;
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Copies a window to the start of a buffer. */
    void read(Window window, ByteBuffer to) {
        Span rows = window.rows();
        Span columns = window.columns();
        boolean wide = columns.length() == width;
        int lines = wide ? 1 : rows.length();
        int length = columns.length() * rows.length() / lines;
        for (int i = 0; i < channels * lines; i++) {
            file.read(to, i * length, length, place(i / lines, rows.start() + i % lines, columns.start()));
        }
    }

    /** Overwrites a window's own part with that of the window at the start of a buffer. */
    void write(Window window, ByteBuffer from) {
        Span rows = window.rows();
        Span columns = window.columns();
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < rows.own(); row++) {
                int at = (channel * rows.length() + rows.lead() + row) * columns.length() + columns.lead();
                file.write(from, at, columns.own(), place(channel, rows.ownStart() + row, columns.ownStart()));
            }
        }
    }

    /** The mean and variance of its channels in so many groups. */
    Moments moments(int groups, Workspace workspace) {
        Moments moments = new Moments(groups);
        double plane = (double) height * width;
        for (int channel = 0; channel < channels; channel++) {
            FloatBuffer values = plane(channel, workspace);
            double mean = sum(values, 0, 1) / plane;
            moments.add(channel / (channels / groups), plane, mean, sum(values, mean, 2) / plane);
        }
        return moments;
    }

    private FloatBuffer plane(int channel, Workspace workspace) {
        ByteBuffer buffer = workspace.window(height * width);
        file.read(buffer, 0, height * width, place(channel, 0, 0));
        return buffer.asFloatBuffer().limit(height * width);
    }

    private static double sum(FloatBuffer values, double less, int power) {
        double sum = 0;
        for (int i = 0; i < values.limit(); i++) {
            double apart = values.get(i) - less;
            sum += power == 1 ? apart : apart * apart;
        }
        return sum;
    }

    /** The number of a pixel in the file. */
    private long place(int channel, int row, int column) {
        return ((long) channel * height + row) * width + column;
    }

    @Override
    public void close() {
        file.close();
    }
}
