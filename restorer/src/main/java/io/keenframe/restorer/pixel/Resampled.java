package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.Plane;

/** A plane as it looks on another grid, a row at a time, in unclipped float code values. For one thread. */
@FunctionalInterface
interface Resampled {
    /** Writes row {@code y} of the new grid. */
    void row(int y, float[] out);

    /** A plane of stored samples. */
    static Resampled of(Plane plane, Taps across, Taps down) {
        if (across.isIdentity() && down.isIdentity()) {
            return (y, out) -> Samples.load(plane, y, out, 0);
        }
        // Filtering rows before columns is cheaper where the picture grows, and the other way round where it shrinks.
        return down.shrinks() || across.isIdentity()
                ? columnsFirst(loaded(plane), plane.width(), across, down)
                : rowsFirst(plane, across, down);
    }

    /** A plane of floats, {@code width} of them to a row. */
    static Resampled columnsFirst(float[] plane, int width, Taps across, Taps down) {
        if (across.isIdentity()) {
            return (y, out) -> down.down(plane, width, y, out);
        }
        float[] row = new float[width];
        return (y, out) -> {
            down.down(plane, width, y, row);
            across.across(row, 0, out, 0);
        };
    }

    private static Resampled rowsFirst(Plane plane, Taps across, Taps down) {
        int width = across.outputs();
        float[] filtered = new float[width * plane.height()];
        float[] row = new float[plane.width()];
        for (int y = 0; y < plane.height(); y++) {
            Samples.load(plane, y, row, 0);
            across.across(row, 0, filtered, y * width);
        }
        return (y, out) -> down.down(filtered, width, y, out);
    }

    private static float[] loaded(Plane plane) {
        float[] values = new float[plane.width() * plane.height()];
        for (int y = 0; y < plane.height(); y++) {
            Samples.load(plane, y, values, y * plane.width());
        }
        return values;
    }
}
