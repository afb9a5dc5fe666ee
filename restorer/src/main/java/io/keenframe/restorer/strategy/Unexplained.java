package io.keenframe.restorer.strategy;

import io.keenframe.contract.Size;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.pixel.FloatPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The parts of a frame that its motion does not explain, as windows that can be restored by themselves.
 *
 * @param windows those parts, with some room around them; none of them overlap
 * @param whole whether there is so much of it that the frame is better restored whole
 */
public record Unexplained(List<Window> windows, boolean whole) {
    /** A cell whose mean confidence is less needs to be restored itself. */
    private static final float LEAST_CONFIDENCE = 0.35f;

    /** Windows that cover more of a frame than this are dearer than the frame, whose edges are then no trouble. */
    private static final double MOST = 0.5;

    public Unexplained {
        windows = List.copyOf(windows);
    }

    /** What a match leaves unexplained of a frame, in windows of a grid's cells. */
    public static Unexplained of(Match match, WindowGrid grid) {
        List<Window> windows = windows(match, grid.fits() ? grid : WindowGrid.FINEST);
        Size frame = new Size(match.confidence().width(), match.confidence().height());
        double area = windows.stream().mapToDouble(Window::area).sum();
        double all = (double) frame.width() * frame.height();
        boolean whole = area > MOST * all || (area > 0 && !grid.fits());
        return new Unexplained(whole ? List.of() : windows, whole);
    }

    private static List<Window> windows(Match match, WindowGrid grid) {
        Size frame = new Size(match.confidence().width(), match.confidence().height());
        List<Window> holes = new ArrayList<>();
        for (int y = 0; y < frame.height(); y += grid.cellHeight()) {
            for (int x = 0; x < frame.width(); x += grid.cellWidth()) {
                Window cell = new Window(x, y, grid.cellWidth(), grid.cellHeight()).within(frame);
                if (mean(match.confidence(), cell) < LEAST_CONFIDENCE) {
                    add(holes, cell.grown(grid.cellWidth(), grid.cellHeight()).within(frame), hole -> hole);
                }
            }
        }
        List<Window> windows = new ArrayList<>();
        holes.forEach(hole -> add(windows, hole, window -> grid.rounded(window, frame)));
        return windows;
    }

    /** Joins a window with all that it overlaps, and with what the union then overlaps. */
    private static void add(List<Window> windows, Window added, UnaryOperator<Window> rounding) {
        Window union = rounding.apply(added);
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).overlaps(union)) {
                union = rounding.apply(union.with(windows.remove(i)));
                i = -1;
            }
        }
        windows.add(union);
    }

    private static float mean(FloatPlane plane, Window window) {
        double sum = 0;
        for (int y = window.y(); y < window.y() + window.height(); y++) {
            for (int x = window.x(); x < window.x() + window.width(); x++) {
                sum += plane.values()[y * plane.width() + x];
            }
        }
        return (float) (sum / window.area());
    }

    /** Which share of a frame is to be restored itself, 0 to 1. */
    public double share(Size frame) {
        double area = windows.stream().mapToDouble(Window::area).sum();
        return whole ? 1 : area / ((double) frame.width() * frame.height());
    }
}
