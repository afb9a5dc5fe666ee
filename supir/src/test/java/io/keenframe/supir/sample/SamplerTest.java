package io.keenframe.supir.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SamplerTest {
    private static final int[] SHAPE = {1, 2, 3, 4};
    private final Tensor truth = new GaussianNoise(9).draw("truth", SHAPE);
    private final List<String> drawn = new ArrayList<>();
    private final NoiseSource noise = (stream, shape) -> {
        drawn.add(stream);
        return new GaussianNoise(1).draw(stream, shape);
    };

    static Stream<Sampler> samplers() {
        return Stream.of(edm(6, 5), edm(1, 0), dpm(5, 1), dpm(5, 0), dpm(1, 1), dpm(2, 1));
    }

    private static Sampler edm(int steps, double churn) {
        return new EdmSampler(new EdmSettings(steps, churn, 1.003, ControlScale.FULL));
    }

    private static Sampler dpm(int steps, double eta) {
        return new Dpmpp2mSdeSampler(new DpmSettings(steps, 1.003, eta, ControlScale.FULL));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void arrivesAtWhatTheDenoiserKnows(Sampler sampler) {
        Tensor found = sample(sampler, (x, sigma, control) -> truth);

        assertThat(found).isEqualTo(truth);
    }

    static Stream<Sampler> manySteps() {
        return Stream.of(edm(200, 0), edm(200, 20), dpm(100, 0), dpm(100, 1));
    }

    /** The ideal denoiser of unit normal data must find the state's deviation at sqrt(sigma^2 + 1) all the way. */
    @ParameterizedTest
    @MethodSource("manySteps")
    void handsTheDenoiserNoiseOfTheLevelItNames(Sampler sampler) {
        List<Double> ratios = new ArrayList<>();

        sampler.sample(
                (x, sigma, control) -> {
                    ratios.add(deviation(x) / Math.sqrt(sigma * sigma + 1));
                    return Latents.scale(1 / (sigma * sigma + 1), x);
                },
                RestorationGuidance.NONE,
                new GaussianNoise(3),
                SamplerProgress.NONE,
                1,
                1,
                60,
                60);

        assertThat(ratios).allSatisfy(ratio -> assertThat(ratio).isCloseTo(1, within(0.07)));
    }

    @Test
    void drawsNoNoiseThatItDoesNotAdd() {
        sample(edm(3, 0), (x, sigma, control) -> truth);
        sample(dpm(4, 0), (x, sigma, control) -> truth);
        assertThat(drawn).containsExactly("start", "start");
        drawn.clear();

        sample(edm(3, 5), (x, sigma, control) -> truth);
        assertThat(drawn).containsExactly("start", "step.0", "step.1", "step.2");
        drawn.clear();

        sample(dpm(4, 1), (x, sigma, control) -> truth);
        assertThat(drawn).containsExactly("start", "step.1", "step.2");
    }

    @Test
    void rampsControlByTheLevelBeforeChurn() {
        List<Double> shares = new ArrayList<>();
        EdmSettings settings = new EdmSettings(4, 5, 1, new ControlScale(1, 0.2));

        sample(new EdmSampler(settings), (x, sigma, control) -> {
            shares.add(control);
            return truth;
        });

        double[] sigmas = NoiseSchedule.legacy(4);
        assertThat(shares).hasSize(4);
        assertThat(shares.get(0)).isCloseTo(1 - 0.8 * sigmas[0] / 14.6146, within(1e-12));
        assertThat(shares.get(3)).isCloseTo(1 - 0.8 * sigmas[3] / 14.6146, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void tellsOfEachStepAndStopsWhenToldTo(Sampler sampler) {
        List<String> told = new ArrayList<>();
        sampler.sample(
                (x, sigma, control) -> truth,
                RestorationGuidance.NONE,
                noise,
                (done, steps, latent) -> told.add(done + " of " + steps),
                SHAPE);
        assertThat(told).last().isEqualTo(told.size() + " of " + told.size());

        assertThatThrownBy(() -> sampler.sample(
                        (x, sigma, control) -> truth,
                        RestorationGuidance.NONE,
                        noise,
                        (done, steps, latent) -> {
                            throw new CancellationException("enough");
                        },
                        SHAPE))
                .isInstanceOf(CancellationException.class);
    }

    private Tensor sample(Sampler sampler, Denoiser denoiser) {
        return sampler.sample(denoiser, RestorationGuidance.NONE, noise, SamplerProgress.NONE, SHAPE);
    }

    private static double deviation(Tensor x) {
        double squares = 0;
        for (float value : x.values()) {
            squares += value * value;
        }
        return Math.sqrt(squares / x.values().length);
    }
}
