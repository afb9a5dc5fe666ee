package io.keenframe.supir.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuidanceTest {
    private final List<String> asked = new ArrayList<>();
    private final Tensor x = new Tensor(new float[] {3, -1}, 1, 1, 1, 2);

    private NoisePrediction network(String name, float noise) {
        return (scaled, timestep, control) -> {
            asked.add(name + "@" + timestep);
            return new Tensor(new float[] {noise, noise}, scaled.shape());
        };
    }

    private Tensor denoise(Guidance guidance, double sigma) {
        return new GuidedDenoiser(network("positive", 1), network("negative", 0.5f), guidance).denoise(x, sigma, 1);
    }

    @Test
    void isLinearInSigmaAndRunsPastItsStart() {
        Guidance quality = new Guidance(7.5, 4);

        assertThat(quality.weight(0)).isEqualTo(7.5);
        assertThat(quality.weight(14.6146)).isCloseTo(4, within(1e-12));
        assertThat(quality.weight(14.6146 * 1.1)).isCloseTo(3.65, within(1e-12));
    }

    @Test
    void isLoweredTowardsNone() {
        Guidance quality = new Guidance(7.5, 4);

        assertThat(quality.withShare(1)).isEqualTo(quality);
        assertThat(quality.withShare(0.5)).isEqualTo(new Guidance(4.25, 2.5));
        assertThat(quality.withShare(0)).isEqualTo(Guidance.NONE);
    }

    @Test
    void combinesPredictionsAtTheNetworksLevelByTheWeightOfTheExactOne() {
        double sigma = 16.08;
        Guidance guidance = new Guidance(4, 1);

        Tensor clean = denoise(guidance, sigma);

        double noise = 0.5 + guidance.weight(sigma) * (1 - 0.5);
        assertThat(clean.values()[0]).isCloseTo((float) (3 - 14.6146412 * noise), within(1e-5f));
        assertThat(asked).containsExactly("positive@999", "negative@999");
    }

    @Test
    void asksThePositivePromptAloneWithoutGuidance() {
        Tensor clean = denoise(Guidance.NONE, 1.6);

        assertThat(asked).hasSize(1).first().asString().startsWith("positive");
        assertThat(clean.values()[1]).isCloseTo(-1 - 1.6f, within(0.01f));
        assertThat(Guidance.NONE.needsNegative()).isFalse();
        assertThat(new Guidance(1, 2).needsNegative()).isTrue();
    }

    @Test
    void pullsTowardTheDegradedLatentWhileNoiseIsHigh() {
        Tensor center = Tensor.zeros(1, 1, 1, 2);
        RestorationGuidance guidance = RestorationGuidance.toward(center, 4);

        assertThat(guidance.pull(x, 14.6146, 10)).isEqualTo(center);
        assertThat(guidance.pull(x, 7.3073, 5).values()[0]).isCloseTo(3 * (1 - 1 / 16f), within(1e-6f));
        assertThat(guidance.pull(x, 0.134, 0)).isSameAs(x);
        assertThat(guidance.pull(x, 0.134, 0.05)).isSameAs(x);
        assertThat(RestorationGuidance.NONE.pull(x, 14, 10)).isSameAs(x);
    }
}
