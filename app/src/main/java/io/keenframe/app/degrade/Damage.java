package io.keenframe.app.degrade;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happens to one frame between the world and the encoder.
 *
 * @param blur what its lens and its hand do
 * @param exposure how much of the light arrives, as a factor around black
 * @param grain the standard deviation of the noise on luma, of 255
 * @param grainSize the standard deviation of a grain's spread in pixels; 0 where each pixel has its own noise
 */
public record Damage(Blur blur, double exposure, double grain, double grainSize) {
    /** The frame, damaged; the same grain for the same seed. */
    public Frame of(Frame clean, long seed) {
        PixelFormat format = clean.format();
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            boolean opaque = format.alpha() && i == format.planes() - 1;
            planes.add(opaque ? clean.planes().get(i) : plane(clean, i, seed));
        }
        return clean.withPicture(clean.size(), planes);
    }

    private Plane plane(Frame frame, int index, long seed) {
        Plane plane = frame.planes().get(index);
        PixelFormat format = frame.format();
        boolean chroma = format.model() == PixelFormat.Model.YUV && index > 0;
        double unit = 1 << (format.depth() - 8);
        Blur own = chroma ? blur.scaled(1.0 / (1 << format.chromaShiftX())) : blur;
        float[] samples = own.kernel().of(Samples.of(plane), plane.width(), plane.height());
        float[] noise = chroma ? new float[samples.length] : grain(plane, new Random(seed * 3 + index));
        double neutral = unit * (chroma ? 128 : 16);
        float[] damaged = new float[samples.length];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = (float) (neutral + exposure * (samples[i] - neutral) + unit * noise[i]);
        }
        return Samples.plane(damaged, plane, format.depth());
    }

    private float[] grain(Plane plane, Random random) {
        float[] noise = new float[plane.width() * plane.height()];
        if (grain == 0) {
            return noise;
        }
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        Kernel size = new Blur.Gaussian(grainSize).kernel();
        double power = 0;
        for (float weight : size.weights()) {
            power += weight * weight;
        }
        float[] spread = size.of(noise, plane.width(), plane.height());
        float scale = (float) (grain / Math.sqrt(power));
        for (int i = 0; i < spread.length; i++) {
            spread[i] *= scale;
        }
        return spread;
    }
}
