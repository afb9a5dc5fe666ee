package io.keenframe.restorer.engine;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.strategy.CarriedNoise;
import io.keenframe.supir.Supir;
import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.sample.NoiseSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which noise a model restores the frames of a shot with. */
enum Noise {
    /** The reference's, carried along the motion, so that detail moves with what it belongs to. */
    CARRIED {
        @Override
        NoiseSource of(Frame frame, Size size, Sight sight, Supir supir, long seed) throws InterruptedException {
            NoiseSource reference = supir.noise(seed);
            return sight.isOfItself()
                    ? reference
                    : new CarriedNoise(
                            sight.roughMatch(),
                            size,
                            supir.pixelsPerCell(),
                            reference,
                            FRESH.of(frame, size, sight, supir, seed));
        }
    },
    /** The same in every frame: detail sticks to the screen. */
    FIXED {
        @Override
        NoiseSource of(Frame frame, Size size, Sight sight, Supir supir, long seed) {
            return supir.noise(seed);
        }
    },
    /** Each frame's own: detail flickers. */
    FRESH {
        @Override
        NoiseSource of(Frame frame, Size size, Sight sight, Supir supir, long seed) {
            NoiseSource own = new GaussianNoise(seed);
            return (stream, shape) -> own.draw(stream + "/frame." + frame.index(), shape);
        }
    };

    /** The setting's name. */
    static final String SETTING = "noise";

    /** The noise that a frame is restored with; a function of these alone. */
    abstract NoiseSource of(Frame frame, Size size, Sight sight, Supir supir, long seed) throws InterruptedException;

    /** The noise of that name. */
    static Noise parse(String name) {
        return Arrays.stream(values())
                .filter(noise -> noise.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new EngineSettingsException("engine supir: there is no noise '" + name
                        + "'; choose one of "
                        + Arrays.stream(values()).map(Noise::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
