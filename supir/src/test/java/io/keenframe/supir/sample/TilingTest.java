package io.keenframe.supir.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class TilingTest {
    private static final Tiling PUBLISHED = new Tiling(128, 64);

    @Test
    void movesTheLastWindowBackToTheEdge() {
        assertThat(PUBLISHED.tiles(128, 192)).extracting(Tile::left).containsExactly(0, 64);
        assertThat(PUBLISHED.tiles(160, 256)).extracting(Tile::top).containsExactly(0, 0, 0, 32, 32, 32);
        assertThat(PUBLISHED.tiles(160, 256)).extracting(Tile::left).containsExactly(0, 64, 128, 0, 64, 128);
        assertThat(PUBLISHED.tiles(256, 256)).hasSize(9);
    }

    @Test
    void shrinksWindowsToSidesShorterThanThem() {
        assertThat(PUBLISHED.tiles(96, 160)).containsExactly(new Tile(0, 0, 96, 128), new Tile(0, 32, 96, 128));
        assertThat(PUBLISHED.tiles(64, 64)).containsExactly(new Tile(0, 0, 64, 64));
        assertThat(PUBLISHED.splits(128, 128)).isFalse();
        assertThat(PUBLISHED.splits(1, 129)).isTrue();
    }

    @Test
    void weighsCellsAsPublished() {
        double[] weights = Tiling.weights(new Tile(0, 0, 128, 128));

        assertThat(weights[64 * 128 + 63]).isCloseTo(15.903356, within(1e-5));
        assertThat(weights[64 * 128 + 64]).isCloseTo(15.903356, within(1e-5));
        assertThat(weights[0]).isCloseTo(2.68503e-10, within(1e-14));
        assertThat(weights[127 * 128 + 127]).isCloseTo(3.95613e-10, within(1e-14));
    }

    @Test
    void cropsEveryChannel() {
        Tensor x = new Tensor(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 1, 2, 2, 3);

        assertThat(new Tile(0, 1, 2, 2).crop(x))
                .isEqualTo(new Tensor(new float[] {1, 2, 4, 5, 7, 8, 10, 11}, 1, 2, 2, 2));
    }

    @Test
    void blendsWindowsByTheirWeights() {
        Blend blend = new Blend(1, 1, 3);
        blend.add(new Tile(0, 0, 1, 2), new Tensor(new float[] {1, 1}, 1, 1, 1, 2));
        blend.add(new Tile(0, 1, 1, 2), new Tensor(new float[] {4, 4}, 1, 1, 1, 2));

        assertThat(blend.result().values()).containsExactly(new float[] {1, 2.5f, 4}, within(1e-6f));
        assertThat(new Tile(1, 2, 3, 4).times(2)).isEqualTo(new Tile(2, 4, 6, 8));
    }

    @Test
    void refusesGaps() {
        assertThatThrownBy(() -> new Tiling(16, 17)).hasMessage("a tiling of size 16 cannot have stride 17");
    }

    /** The published sampler runs each whole step inside each window and blends the states. */
    @Test
    void equalsThePublishedSamplerThatBlendsStates() {
        int[] shape = {1, 2, 13, 22};
        Tiling tiling = new Tiling(8, 5);
        NoiseSource noise = new GaussianNoise(4);
        Tensor center = noise.draw("center", shape);
        EdmSettings settings = new EdmSettings(4, 5, 1.01, new ControlScale(0.9, 0.3));

        Tensor fast = new EdmSampler(settings)
                .sample(
                        new TiledDenoiser(tiling, 13, 22, TilingTest::local),
                        RestorationGuidance.toward(center, 3),
                        noise,
                        SamplerProgress.NONE,
                        shape);

        assertThat(fast.values())
                .containsExactly(blendingStates(tiling, settings, noise, center).values(), within(1e-4f));
    }

    /** A denoiser that is not affine and differs from window to window. */
    private static Denoiser local(Tile tile) {
        return (x, sigma, control) -> {
            float[] out = new float[x.values().length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (float) (Math.tanh(x.values()[i] / (1 + sigma)) * control + 0.1 * tile.left() - 0.1 * (i % 5));
            }
            return new Tensor(out, x.shape());
        };
    }

    private static Tensor blendingStates(Tiling tiling, EdmSettings s, NoiseSource noise, Tensor center) {
        double[] sigmas = NoiseSchedule.legacy(s.steps());
        Tensor x = Latents.scale(Math.sqrt(1 + sigmas[0] * sigmas[0]), noise.draw("start", center.shape()));
        for (int i = 0; i < s.steps(); i++) {
            Blend blend = new Blend(x.size(1), x.size(2), x.size(3));
            for (Tile tile : tiling.tiles(x.size(2), x.size(3))) {
                Tensor field = tile.crop(noise.draw("step." + i, x.shape()));
                blend.add(tile, step(s, local(tile), tile.crop(x), tile.crop(center), sigmas[i], sigmas[i + 1], field));
            }
            x = blend.result();
        }
        return x;
    }

    private static Tensor step(
            EdmSettings s, Denoiser d, Tensor x, Tensor center, double sigma, double next, Tensor noise) {
        double lifted = sigma * (1 + s.lift());
        x = Latents.mix(1, x, s.noise() * Math.sqrt(lifted * lifted - sigma * sigma), noise);
        Tensor clean = d.denoise(x, lifted, s.control().at(sigma));
        if (next > 0.05) {
            clean = Latents.mix(1, clean, -Math.pow(sigma / 14.6146, 3), Latents.mix(1, clean, -1, center));
        }
        return Latents.mix(1, x, (next - lifted) / lifted, Latents.mix(1, x, -1, clean));
    }
}
