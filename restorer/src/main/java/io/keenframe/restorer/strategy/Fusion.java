package io.keenframe.restorer.strategy;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.pixel.FloatPlane;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a frame back what it lost and its reference kept.
 *
 * <p>Both are split into bands of detail. Where the match holds and the reference has more of a band than the frame, the
 * band is the reference's; what is coarser than the coarsest band, and with it brightness and colour, stays the frame's.
 */
public final class Fusion {
    /** Deviations of the Gaussians between which the bands lie, in luma pixels. */
    private static final double[] BANDS = {0.8, 1.6, 3.2, 6.4};

    /** How much of its own band's width the energy of a band is averaged over. */
    private static final double NEIGHBOURHOOD = 3;

    /** By how much stronger a reference's band must be to count, and from when on it counts in full. */
    private static final float STRONGER = 1.1f;

    private static final float MUCH_STRONGER = 1.5f;

    private Fusion() {}

    /** The frame with what its reference has and it has not. */
    public static Frame of(Frame frame, Frame reference, Match match) {
        PixelFormat format = frame.format();
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            boolean alpha = format.alpha() && i == format.planes() - 1;
            Plane own = frame.planes().get(i);
            planes.add(alpha ? own : plane(own, reference.planes().get(i), match, format.depth()));
        }
        return frame.withPicture(frame.size(), planes);
    }

    private static Plane plane(Plane frame, Plane reference, Match match, int depth) {
        FloatPlane own = FloatPlane.of(frame);
        FloatPlane borrowed = match.flow().warped(FloatPlane.of(reference));
        FloatPlane confidence = match.confidence(own.width(), own.height());
        double scale = (double) own.width() / match.confidence().width();
        return fused(own, borrowed, confidence, scale, 1 << (depth - 8)).stored(depth);
    }

    /**
     * A plane fused with another that lies over it.
     *
     * @param scale pixels of these planes to a luma pixel
     * @param unit one of 255 levels, in code values
     */
    static FloatPlane fused(FloatPlane own, FloatPlane other, FloatPlane confidence, double scale, float unit) {
        FloatPlane result = own;
        FloatPlane restOfOwn = own;
        FloatPlane restOfOther = other;
        for (double band : BANDS) {
            FloatPlane coarseOwn = restOfOwn.blurred(band * scale);
            FloatPlane coarseOther = restOfOther.blurred(band * scale);
            FloatPlane ownBand = restOfOwn.minus(coarseOwn);
            FloatPlane otherBand = restOfOther.minus(coarseOther);
            FloatPlane gain = otherBand.minus(ownBand);
            FloatPlane weight = weight(ownBand, otherBand, NEIGHBOURHOOD * band * scale, unit)
                    .with(confidence, (a, b) -> a * b);
            result = result.with(gain.with(weight, (a, b) -> a * b), Float::sum);
            restOfOwn = coarseOwn;
            restOfOther = coarseOther;
        }
        return result;
    }

    /** How far the other's band is to be preferred; that of two bands of noise is 0. */
    private static FloatPlane weight(FloatPlane own, FloatPlane other, double around, float unit) {
        float floor = unit * unit / 4;
        FloatPlane ownEnergy = own.with(own, (a, b) -> a * b).blurred(around);
        FloatPlane otherEnergy = other.with(other, (a, b) -> a * b).blurred(around);
        return ownEnergy.with(otherEnergy, (a, b) -> preferred((float) Math.sqrt((b + floor) / (a + floor))));
    }

    private static float preferred(float ratio) {
        float t = Math.min(1, Math.max(0, (ratio - STRONGER) / (MUCH_STRONGER - STRONGER)));
        return t * t * (3 - 2 * t);
    }
}
