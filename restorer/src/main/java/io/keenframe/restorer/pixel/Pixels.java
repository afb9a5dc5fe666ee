package io.keenframe.restorer.pixel;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.supir.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Frames as the model sees them, RGB [1, 3, height, width] in [-1, 1], and back to the frame's own format.
 *
 * <p>The matrix, range, depth and chroma siting are those of the frame. Values outside the gamut stay outside until
 * they are rounded and clipped to code values at the very end. What is not coded for a BT.709 display, such as HDR, is
 * shown as it would look on one ({@link ToneMap}), which is undone on the way back.
 */
public final class Pixels {
    /** What arithmetic may leave over of a pixel that nobody changed. */
    private static final float ALIKE = 1e-5f;

    private Pixels() {}

    /** A frame's colours at a size, its own or another, to which they are scaled with Lanczos-3. */
    public static Tensor toTensor(Frame frame, Size size) {
        int width = size.width();
        int pixels = width * size.height();
        ColourTransform transform = ColourTransform.of(frame);
        List<Resampled> planes = colourPlanes(frame, size);
        float[][] rows = new float[planes.size()][width];
        float[] values = new float[Math.multiplyExact(3, pixels)];
        for (int y = 0; y < size.height(); y++) {
            for (int i = 0; i < rows.length; i++) {
                planes.get(i).row(y, rows[i]);
            }
            for (int channel = 0; channel < 3; channel++) {
                ColourTransform.apply(
                        transform.toSignals()[channel],
                        rows[0],
                        rows[1 % rows.length],
                        rows[2 % rows.length],
                        width,
                        values,
                        channel * pixels + y * width);
            }
        }
        transform.toRgb(values);
        ToneMap.of(frame.colour()).ifPresent(tones -> tones.show(values));
        return new Tensor(values, 1, 3, size.height(), width);
    }

    private static List<Resampled> colourPlanes(Frame frame, Size size) {
        PixelFormat format = frame.format();
        int location = frame.colour().chromaLocation();
        List<Resampled> planes = new ArrayList<>();
        for (int i = 0; i < colours(format); i++) {
            boolean sameGrid = format.planeWidth(i, 8) == 8 && format.planeHeight(i, 8) == 8;
            Kernel kernel = sameGrid ? Kernel.LANCZOS3 : Kernel.CATMULL_ROM;
            planes.add(Resampled.of(
                    frame.planes().get(i),
                    Taps.between(
                            Grid.columns(format, i, location, frame.size().width()), Grid.pixels(size.width()), kernel),
                    Taps.between(
                            Grid.rows(format, i, location, frame.size().height()),
                            Grid.pixels(size.height()),
                            kernel)));
        }
        return planes;
    }

    /**
     * The frame with other colours, at the size of those; alpha is the frame's own, scaled where that size differs.
     *
     * <p>Samples that the other colours do not change are the frame's own too, bit for bit.
     *
     * @param pixels RGB [1, 3, height, width]
     */
    public static Frame toFrame(Tensor pixels, Frame frame) {
        Size size = new Size(pixels.size(-1), pixels.size(-2));
        PixelFormat format = frame.format();
        ColourTransform transform = ColourTransform.of(frame);
        float[] signals = signals(pixels, frame, transform);
        boolean linear =
                transform.nonlinear() == null && ToneMap.of(frame.colour()).isEmpty();
        Optional<float[]> own =
                size.equals(frame.size()) ? ownSignals(pixels, frame, transform, linear) : Optional.empty();
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < colours(format); i++) {
            PlaneWriter writer = new PlaneWriter(frame, i, size);
            float[] weights = transform.fromSignals()[i];
            planes.add(
                    own.isPresent() && (writer.blurs() || !linear)
                            ? writer.write(
                                    signals, weights, own.get(), frame.planes().get(i))
                            : writer.write(signals, weights));
        }
        if (format.alpha()) {
            planes.add(PlaneScaler.scale(frame, format.planes() - 1, size));
        }
        return frame.withPicture(size, planes);
    }

    private static float[] signals(Tensor pixels, Frame frame, ColourTransform transform) {
        float[] rgb = ToneMap.of(frame.colour())
                .map(tones -> tones.coded(pixels.values()))
                .orElse(pixels.values());
        return transform.signals(rgb);
    }

    /**
     * The frame's colours as {@link #signals} gives them, where other colours leave a pixel of a plane alone that does not
     * come back by itself: a blurred one, or any where colours outside of all gamuts lose their precision on the way.
     */
    private static Optional<float[]> ownSignals(Tensor pixels, Frame frame, ColourTransform transform, boolean linear) {
        PixelFormat format = frame.format();
        if (linear && format.chromaShiftX() + format.chromaShiftY() == 0) {
            return Optional.empty();
        }
        Tensor own = toTensor(frame, frame.size());
        return sharesPixels(pixels.values(), own.values())
                ? Optional.of(signals(own, frame, transform))
                : Optional.empty();
    }

    private static boolean sharesPixels(float[] a, float[] b) {
        int pixels = a.length / 3;
        for (int i = 0; i < pixels; i++) {
            if (Math.abs(a[i] - b[i]) < ALIKE
                    && Math.abs(a[pixels + i] - b[pixels + i]) < ALIKE
                    && Math.abs(a[2 * pixels + i] - b[2 * pixels + i]) < ALIKE) {
                return true;
            }
        }
        return false;
    }

    private static int colours(PixelFormat format) {
        return format.model() == PixelFormat.Model.GRAY ? 1 : 3;
    }
}
