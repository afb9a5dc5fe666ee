package io.keenframe.restorer.strategy;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.motion.Match;
import io.keenframe.restorer.pixel.FloatPlane;
import io.keenframe.restorer.pixel.PlaneScaler;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries a reference's result along the motion to a frame.
 *
 * <p>Detail is the result's; what is coarser than {@link #COARSE} pixels, and with it brightness and colour, follows the
 * frame.
 *
 * @param reference the reference as it was
 * @param result the reference restored
 */
public record Propagation(Frame reference, Frame result) {
    private static final double COARSE = 8;

    /** A weight under which there is nothing to divide by. */
    private static final float NOTHING = 1e-3f;

    /**
     * The frame's result.
     *
     * @param fallback what is shown where the motion explains nothing, of the result's size
     */
    public Frame to(Frame frame, Match match, Frame fallback) {
        PixelFormat format = result.format();
        Frame scaledFrame = PlaneScaler.scale(frame, result.size());
        Frame scaledReference = PlaneScaler.scale(reference, result.size());
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            boolean alpha = format.alpha() && i == format.planes() - 1;
            Layer layer = new Layer(
                    FloatPlane.of(scaledFrame.planes().get(i)),
                    match.flow().warped(FloatPlane.of(scaledReference.planes().get(i))),
                    match.flow().warped(FloatPlane.of(result.planes().get(i))),
                    FloatPlane.of(fallback.planes().get(i)));
            planes.add(
                    alpha ? scaledFrame.planes().get(i) : layer.carried(match).stored(format.depth()));
        }
        return frame.withPicture(result.size(), planes);
    }

    /** One plane of the frame, of the reference and its result where they lie over the frame, and of the fallback. */
    private record Layer(FloatPlane frame, FloatPlane reference, FloatPlane result, FloatPlane fallback) {
        FloatPlane carried(Match match) {
            FloatPlane confidence = match.confidence(frame.width(), frame.height());
            FloatPlane drift = drift(confidence);
            FloatPlane carried = result.with(drift, Float::sum);
            FloatPlane change = carried.minus(fallback).with(confidence, (a, b) -> a * b);
            return fallback.with(change, Float::sum);
        }

        /** What changed between reference and frame on the whole, as the places that match tell. */
        private FloatPlane drift(FloatPlane confidence) {
            FloatPlane sum =
                    frame.minus(reference).with(confidence, (a, b) -> a * b).blurred(COARSE);
            return sum.with(confidence.blurred(COARSE), (a, b) -> b < NOTHING ? 0 : a / b);
        }
    }
}
