package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.text.ByteTokenizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SupirTest {
    private static final RestoreSettings PLAIN = RestoreSettings.PUBLISHED.with(Map.of(
            "steps",
            "3",
            "cfg",
            "1",
            "color_fix",
            "none",
            "tile",
            "0",
            "vae_tile",
            "0",
            "positive",
            "p",
            "negative",
            "n"));

    private final FakeNetworks networks = new FakeNetworks();
    private long now;
    private final Supir supir = new Supir(FakeNetworks.CONFIG, new ByteTokenizer(), networks, () -> now += 1_000_000);

    private Tensor restore(RestoreSettings settings) {
        return supir.restore(picture(8, 12), settings, Observer.NONE);
    }

    @Test
    void doesOnlyWhatTheResultDependsOn() {
        restore(PLAIN);
        assertThat(networks.calls)
                .containsExactly("encodeRobust 8x12", "text", "predict", "predict", "predict", "decode");
    }

    @Test
    void decodesTheStageOnePictureForTheColourFix() {
        restore(PLAIN.with(Map.of("color_fix", "adain")));
        assertThat(networks.calls)
                .startsWith("encodeRobust 8x12", "decode", "text")
                .hasSize(7);
        assertThat(networks.calls).doesNotContain("encode");
    }

    @Test
    void givesTheStageOnePictureAlone() {
        Tensor picture = picture(7, 9);
        Tensor stageOne = supir.stageOne(picture, PLAIN, Observer.NONE);
        assertThat(networks.calls).containsExactly("encodeRobust 8x12", "decode");
        assertThat(stageOne.shape()).containsExactly(1, 3, 7, 9);
        // The fake autoencoder repeats every other pixel.
        assertThat(stageOne.values()[0]).isEqualTo(picture.values()[0]);
        assertThat(stageOne.values()[10]).isEqualTo(picture.values()[0]);
    }

    @Test
    void cutsACaptionToWhatItsTowersRead() {
        assertThat(supir.captioned("word ".repeat(40), "sharp"))
                .endsWith(", sharp")
                .hasSizeLessThan(100);
    }

    @Test
    void encodesTheStageOnePictureForRestorationGuidance() {
        restore(PLAIN.with(Map.of("restore_cfg", "4")));
        assertThat(networks.calls)
                .containsExactly(
                        "encodeRobust 8x12", "decode", "encode", "text", "predict", "predict", "predict", "decode");
    }

    @Test
    void asksUnderTheNegativePromptForGuidance() {
        restore(PLAIN.with(Map.of("cfg", "4:1")));
        assertThat(networks.calls.stream().filter("text"::equals)).hasSize(2);
        assertThat(networks.calls.stream().filter("predict"::equals)).hasSize(6);
    }

    @Test
    void readsEachPromptOnce() {
        restore(PLAIN);
        restore(PLAIN.withSeed(5));
        assertThat(networks.calls.stream().filter("text"::equals)).hasSize(1);
        restore(PLAIN.withPrompts(new Prompts("another", "n")));
        assertThat(networks.calls.stream().filter("text"::equals)).hasSize(2);
    }

    @Test
    void forgetsPromptsNotUsedForLong() {
        for (int i = 0; i < 20; i++) {
            restore(PLAIN.withPrompts(new Prompts("prompt " + i, "n")));
        }
        assertThat(networks.calls.stream().filter("close prompt"::equals)).hasSize(12);

        supir.close();
        assertThat(networks.calls.stream().filter("close prompt"::equals)).hasSize(20);
        assertThat(networks.closed).isTrue();
    }

    @Test
    void dependsOnTheSeedAndOnNothingBefore() {
        Tensor first = restore(PLAIN.withSeed(1));
        Tensor other = restore(PLAIN.withSeed(2));
        supir.restore(picture(4, 4), PLAIN.withSeed(1), Observer.NONE);

        assertThat(other).isNotEqualTo(first);
        assertThat(restore(PLAIN.withSeed(1))).isEqualTo(first);
        assertThat(supir.restore(picture(8, 12), PLAIN.withSeed(7), new GaussianNoise(1), Observer.NONE))
                .isEqualTo(first);
    }

    @Test
    void drawsEachFieldUnderItsOwnName() {
        List<String> drawn = new ArrayList<>();
        NoiseSource noise = (stream, shape) -> {
            drawn.add(stream);
            return new GaussianNoise(0).draw(stream, shape);
        };

        supir.restore(picture(8, 12), PLAIN.with(Map.of("restore_cfg", "4")), noise, Observer.NONE);

        assertThat(drawn).containsExactly("posterior", "start", "step.0", "step.1", "step.2");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 4x4", "4, 5, 4x8", "7, 12, 8x12", "9, 2, 12x4", "16, 16, 16x16"})
    void takesPicturesOfAnySize(int height, int width, String padded) {
        RestoreSettings wavelet = PLAIN.with(Map.of("color_fix", "wavelet"));

        Tensor result = supir.restore(picture(height, width), wavelet, Observer.NONE);

        assertThat(networks.calls).first().isEqualTo("encodeRobust " + padded);
        assertThat(result.shape()).containsExactly(1, 3, height, width);
        assertThat(result.values()).doesNotContain(Float.NaN);
    }

    @Test
    void restoresLargePicturesInWindows() {
        Tensor whole = restore(PLAIN);
        networks.calls.clear();

        Tensor tiled = restore(PLAIN.with(Map.of("tile", "4:2")));

        // A latent of 4 x 6 in two windows of 4 x 4; the fake network sees each cell alone, so windows cannot show.
        assertThat(networks.calls.stream().filter("predict"::equals)).hasSize(2 * 3);
        assertThat(tiled.values()).containsExactly(whole.values(), within(1e-4f));
    }

    @Test
    void encodesAndDecodesLargePicturesInWindows() {
        restore(PLAIN.with(Map.of("vae_tile", "11")));
        assertThat(networks.calls).first().isEqualTo("windows of 11");
        networks.calls.clear();

        restore(PLAIN.with(Map.of("vae_tile", "12")));
        assertThat(networks.calls).doesNotContain("windows of 12");
    }

    @Test
    void goesOnWithSmallerWindowsWhereMemoryRunsShort() {
        networks.largestPicture = 200;
        networks.largestLatent = 40;
        List<String> heard = new ArrayList<>();
        Observer observer = new Observer() {
            @Override
            public void shortOfMemory(String consequence) {
                heard.add(consequence);
            }
        };
        Tensor picture = picture(300, 100);

        Tensor result = supir.restore(picture, PLAIN, observer);

        assertThat(heard)
                .containsExactly(
                        "the autoencoder ran out of memory and goes on with windows of 256 pixels",
                        "the autoencoder ran out of memory and goes on with windows of 192 pixels",
                        "the sampler ran out of memory and goes on with windows of 128 latent cells and of 192 pixels",
                        "the sampler ran out of memory and goes on with windows of 96 latent cells and of 192 pixels",
                        "the sampler ran out of memory and goes on with windows of 64 latent cells and of 192 pixels",
                        "the sampler ran out of memory and goes on with windows of 48 latent cells and of 192 pixels",
                        "the sampler ran out of memory and goes on with windows of 32 latent cells and of 192 pixels");
        assertThat(networks.calls.stream().filter("release"::equals)).hasSize(7);
        // It is the result of having chosen those windows at once, and they stay.
        assertThat(result).isEqualTo(roomy().restore(picture, PLAIN.with(Map.of("tile", "32")), Observer.NONE));
        heard.clear();
        assertThat(supir.restore(picture, PLAIN, observer)).isEqualTo(result);
        assertThat(heard).isEmpty();
    }

    @Test
    void givesUpWhereTheSmallestWindowsAreTooLarge() {
        networks.largestLatent = 20;

        assertThatThrownBy(() -> supir.restore(picture(300, 100), PLAIN, Observer.NONE))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static Supir roomy() {
        return new Supir(FakeNetworks.CONFIG, new ByteTokenizer(), new FakeNetworks(), () -> 0);
    }

    @Test
    void tellsHowLongEachPartTook() {
        List<String> heard = new ArrayList<>();
        Observer observer = new Observer() {
            @Override
            public void finished(Stage stage, Duration took) {
                heard.add(stage + " " + took.toMillis());
            }

            @Override
            public void stepped(int done, int steps, Duration took) {
                heard.add(done + "/" + steps + " " + took.toMillis());
            }
        };

        supir.restore(picture(4, 4), PLAIN.with(Map.of("color_fix", "adain", "restore_cfg", "1")), observer);

        assertThat(heard)
                .containsExactly(
                        "ENCODE 1",
                        "STAGE_ONE 1",
                        "CENTER 1",
                        "TEXT 1",
                        "1/3 1",
                        "2/3 1",
                        "3/3 1",
                        "DECODE 1",
                        "COLOUR 1");
    }

    @Test
    void stopsBetweenStepsWhenTheObserverSaysSo() {
        boolean[] enough = {false};
        Observer observer = new Observer() {
            @Override
            public void stepped(int done, int steps, Duration took) {
                enough[0] = done == 2;
            }

            @Override
            public boolean cancelled() {
                return enough[0];
            }
        };

        assertThatThrownBy(() -> supir.restore(picture(4, 4), PLAIN, observer))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the restoration was cancelled after step 2 of 3");
        assertThat(networks.calls.stream().filter("predict"::equals)).hasSize(2);
        supir.cancel();
        assertThat(networks.calls).last().isEqualTo("cancel");
    }

    @Test
    void refusesWhatIsNoPictureAndTilesThatDoNotFit() {
        assertThatThrownBy(() -> supir.restore(Tensor.zeros(1, 4, 8, 8), PLAIN, Observer.NONE))
                .hasMessage("a picture is [1, 3, H, W], not Tensor[1, 4, 8, 8]");
        assertThatThrownBy(() -> restore(PLAIN.with(Map.of("tile", "5"))))
                .hasMessage("tile must be a multiple of 2 for this model, not 5");
    }

    private static Tensor picture(int height, int width) {
        Tensor noise = new GaussianNoise(77).draw("picture", 1, 3, height, width);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] = (float) Math.tanh(noise.values()[i]);
        }
        return noise;
    }
}
