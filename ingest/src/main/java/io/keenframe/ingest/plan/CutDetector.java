package io.keenframe.ingest.plan;

import io.keenframe.contract.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a frame begins a new shot, from the frame before it.
 *
 * <p>A cut changes many pixels and the histogram at once; motion changes pixels but not the histogram, and a fade
 * changes the histogram, but pixels only by what their mean changes. So the distance of the histograms and that of
 * the pixels without their mean must both be large, and the latter must stand out from the frames just before. Frames
 * come in order; not safe for use by several threads at once.
 */
public final class CutDetector {
    private static final double PIXELS = 10; // mean absolute difference of luma without its mean, of 255
    private static final double HISTOGRAM = 0.25; // total variation of the luma histograms, of 1
    private static final double SURGE = 2.5; // times the running average of the pixels' distance
    private static final int BINS = 32;

    private @Nullable Thumbnail previous;
    private double usual = 0;

    /** Whether this frame, the next of the film, begins a shot. The first one does. */
    public boolean cutsBefore(Frame frame) {
        Thumbnail now = Thumbnail.of(frame);
        Thumbnail before = previous;
        previous = now;
        if (before == null || before.luma().length != now.luma().length) {
            return true;
        }
        double pixels = difference(before, now);
        boolean cut = pixels > PIXELS && pixels > SURGE * usual && histograms(before, now) > HISTOGRAM;
        usual = cut ? 0 : 0.7 * usual + 0.3 * pixels;
        return cut;
    }

    private static double difference(Thumbnail a, Thumbnail b) {
        double shift = mean(a) - mean(b);
        double sum = 0;
        for (int i = 0; i < a.luma().length; i++) {
            sum += Math.abs(a.luma()[i] - b.luma()[i] - shift);
        }
        return sum / a.luma().length;
    }

    private static double mean(Thumbnail thumbnail) {
        double sum = 0;
        for (float luma : thumbnail.luma()) {
            sum += luma;
        }
        return sum / thumbnail.luma().length;
    }

    private static double histograms(Thumbnail a, Thumbnail b) {
        double[] difference = new double[BINS];
        for (int i = 0; i < a.luma().length; i++) {
            difference[bin(a.luma()[i])]++;
            difference[bin(b.luma()[i])]--;
        }
        double sum = 0;
        for (double d : difference) {
            sum += Math.abs(d);
        }
        return sum / 2 / a.luma().length;
    }

    private static int bin(float luma) {
        return Math.min(BINS - 1, (int) (luma * BINS / 256));
    }
}
