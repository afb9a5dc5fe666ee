package io.keenframe.restorer.motion;

import io.keenframe.contract.frame.Plane;
import java.util.Arrays;

/** The obvious way to find motion: tries every whole shift of the picture up to a few pixels and takes the best. */
public final class ShiftMotion implements Motion {
    private static final int REACH = 6;

    @Override
    public Flow between(Plane from, Plane to) {
        double least = Double.MAX_VALUE;
        int[] best = {0, 0};
        for (int dy = -REACH; dy <= REACH; dy++) {
            for (int dx = -REACH; dx <= REACH; dx++) {
                double apart = apart(from, to, dx, dy) + 1e-6 * (Math.abs(dx) + Math.abs(dy));
                if (apart < least) {
                    least = apart;
                    best = new int[] {dx, dy};
                }
            }
        }
        Flow flow = Flow.still(from.width(), from.height());
        Arrays.fill(flow.dx().values(), best[0]);
        Arrays.fill(flow.dy().values(), best[1]);
        return flow;
    }

    private static double apart(Plane from, Plane to, int dx, int dy) {
        double brighter = mean(to) - mean(from);
        double sum = 0;
        int count = 0;
        for (int y = Math.max(0, -dy); y < from.height() - Math.max(0, dy); y++) {
            for (int x = Math.max(0, -dx); x < from.width() - Math.max(0, dx); x++) {
                sum += Math.abs(from.sample(y, x) + brighter - to.sample(y + dy, x + dx));
                count++;
            }
        }
        return count == 0 ? Double.MAX_VALUE : sum / count;
    }

    private static double mean(Plane plane) {
        double sum = 0;
        for (byte sample : plane.samples()) {
            sum += sample & 0xff;
        }
        return sum / plane.samples().length;
    }
}
