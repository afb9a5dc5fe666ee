package io.keenframe.app.bench.sharpness;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.ingest.plan.Sharpness;
import io.keenframe.media.pixel.FilterGauge;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A measure of sharpness: the sharper, the larger.
 *
 * @param name what it is called
 */
record Measure(String name, ToDoubleFunction<Frame> score) {
    /** Keenframe's own, and those it stands beside. */
    static final List<Measure> ALL = List.of(
            new Measure("keenframe", Sharpness::of),
            new Measure("variance of Laplacian", Measure::laplacian),
            new Measure("Tenengrad", Measure::tenengrad),
            new Measure("FFmpeg's blurdetect", Measure::blurdetect));

    /** What a pixel's neighbours say of it. */
    private interface Neighbourhood {
        double at(Plane luma, int y, int x);
    }

    private static double laplacian(Frame frame) {
        Neighbourhood laplacian = (p, y, x) ->
                4 * p.sample(y, x) - p.sample(y - 1, x) - p.sample(y + 1, x) - p.sample(y, x - 1) - p.sample(y, x + 1);
        double mean = mean(frame, laplacian);
        return mean(frame, (p, y, x) -> Math.pow(laplacian.at(p, y, x), 2)) - mean * mean;
    }

    /** The mean square of Sobel's gradient. */
    private static double tenengrad(Frame frame) {
        return mean(frame, (p, y, x) -> {
            double right = p.sample(y - 1, x + 1) + 2 * p.sample(y, x + 1) + p.sample(y + 1, x + 1);
            double left = p.sample(y - 1, x - 1) + 2 * p.sample(y, x - 1) + p.sample(y + 1, x - 1);
            double below = p.sample(y + 1, x - 1) + 2 * p.sample(y + 1, x) + p.sample(y + 1, x + 1);
            double above = p.sample(y - 1, x - 1) + 2 * p.sample(y - 1, x) + p.sample(y - 1, x + 1);
            return (right - left) * (right - left) + (below - above) * (below - above);
        });
    }

    private static double mean(Frame frame, Neighbourhood of) {
        Plane luma = frame.planes().get(0);
        double sum = 0;
        for (int y = 1; y < luma.height() - 1; y++) {
            for (int x = 1; x < luma.width() - 1; x++) {
                sum += of.at(luma, y, x);
            }
        }
        return sum / (luma.width() - 2) / (luma.height() - 2);
    }

    /** The width of edges (Marziliano et al., 2002), the other way round: wide ones are blurred. */
    private static double blurdetect(Frame frame) {
        try (FilterGauge gauge = new FilterGauge("blurdetect", "lavfi.blur", frame.size(), frame.format())) {
            return -gauge.of(frame);
        }
    }
}
