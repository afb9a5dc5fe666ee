package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;

/** {@link Sharpness} as its words say it, a sample at a time: slow, and plainly right. */
final class NaiveSharpness {
    private final Plane luma;
    private final double scale;

    private NaiveSharpness(Frame frame) {
        luma = frame.planes().get(0);
        scale = 1.0 / (1 << (frame.format().depth() - 8));
    }

    static double of(Frame frame) {
        return new NaiveSharpness(frame).score();
    }

    private double score() {
        List<double[]> blocks = new ArrayList<>();
        int side = Sharpness.BLOCK;
        for (int top = 0; top + side + Sharpness.FAR.distance() <= luma.height(); top += side) {
            for (int left = 0; left + side + Sharpness.FAR.distance() <= luma.width(); left += side) {
                double[] contrasts = {0, contrast(top, left, Sharpness.FAR)};
                for (Sharpness.Scale near : Sharpness.NEAR) {
                    contrasts[0] += near.weight() * contrast(top, left, near);
                }
                blocks.add(contrasts);
            }
        }
        double grain = quantile(blocks, 0, Sharpness.GRAIN);
        double least = quantile(blocks, 1, 1 - Sharpness.COUNTED);
        List<double[]> counted = blocks.stream().filter(b -> b[1] >= least).toList();
        double near = counted.stream().mapToDouble(b -> b[0] - grain).sum();
        double far = counted.stream().mapToDouble(b -> b[1] + Sharpness.DARK).sum();
        return Math.max(0, near / far);
    }

    private double contrast(int top, int left, Sharpness.Scale of) {
        int distance = of.distance();
        double sum = 0;
        int rows = 0;
        for (int y = top; y < top + Sharpness.BLOCK; y += Sharpness.step(luma.height())) {
            rows++;
            for (int x = left; x < left + Sharpness.BLOCK; x++) {
                sum += across(y, x, distance) * across(y + of.apart(), x, distance);
                sum += down(y, x, distance) * down(y, x + of.apart(), distance);
            }
        }
        return sum / (rows * Sharpness.BLOCK);
    }

    private double across(int y, int x, int distance) {
        return scale * (luma.sample(y, x + distance) - luma.sample(y, x));
    }

    private double down(int y, int x, int distance) {
        return scale * (luma.sample(y + distance, x) - luma.sample(y, x));
    }

    private static double quantile(List<double[]> blocks, int which, double share) {
        double[] shown = blocks.stream()
                .filter(b -> b[0] != 0 || b[1] != 0)
                .mapToDouble(b -> b[which])
                .sorted()
                .toArray();
        return shown.length == 0 ? 0 : shown[(int) (share * (shown.length - 1))];
    }
}
