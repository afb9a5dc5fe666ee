package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.colour.ColorFix;
import io.keenframe.supir.sample.ControlScale;
import io.keenframe.supir.sample.DpmSettings;
import io.keenframe.supir.sample.EdmSettings;
import io.keenframe.supir.sample.Guidance;
import io.keenframe.supir.sample.Tiling;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RestoreSettingsTest {
    private static final RestoreSettings PUBLISHED = RestoreSettings.PUBLISHED;

    @Test
    void presetsAreUpstreams() {
        RestoreSettings fidelity = PUBLISHED.with(Preset.FIDELITY.parameters());
        RestoreSettings fast = PUBLISHED.with(Preset.FAST.parameters());

        assertThat(PUBLISHED.with(Preset.QUALITY.parameters())).isEqualTo(PUBLISHED);
        assertThat(fidelity.sampler()).isEqualTo(new EdmSettings(50, 5, 1.003, ControlScale.FULL));
        assertThat(fidelity.guidance()).isEqualTo(new Guidance(4, 1));
        assertThat(fast.sampler()).isEqualTo(new DpmSettings(8, 1.003, 1, ControlScale.FULL));
        assertThat(fast.guidance()).isEqualTo(new Guidance(2, 2));
        assertThat(fast.colorFix()).isEqualTo(ColorFix.WAVELET);
    }

    @ParameterizedTest
    @EnumSource
    void namesEverySetting(Preset preset) {
        RestoreSettings settings = PUBLISHED
                .with(preset.parameters())
                .with(Map.of(
                        "seed", "-7", "restore_cfg", "0.5", "color_fix", "adain", "tile", "96", "positive", "a=b\n"));

        assertThat(PUBLISHED.with(settings.parameters())).isEqualTo(settings);
        assertThat(PUBLISHED.with(Preset.FAST.parameters()).with(settings.parameters()))
                .isEqualTo(settings);
    }

    @Test
    void hasOneCanonicalForm() {
        RestoreSettings settings = PUBLISHED.with(
                Map.of("cfg", "4.50", "steps", "020", "positive", "two\nlines \\", "negative", "no", "tile", "0"));

        assertThat(settings.canonical()).isEqualTo("""
                        cfg=4.5
                        cfg_start=4.5
                        color_fix=wavelet
                        control_scale=1
                        control_scale_start=1
                        negative=no
                        positive=two\\nlines \\\\
                        restore_cfg=-1
                        s_churn=5
                        s_noise=1.003
                        sampler=edm
                        seed=1234
                        steps=20
                        tile=0
                        tile_stride=0
                        vae_tile=1024
                        """);
    }

    @Test
    void readsPairsAndPartsOfThem() {
        assertThat(PUBLISHED.with(Map.of("cfg", "3")).guidance()).isEqualTo(new Guidance(3, 3));
        assertThat(PUBLISHED.with(Map.of("cfg", "3:1")).guidance()).isEqualTo(new Guidance(3, 1));
        assertThat(PUBLISHED.with(Map.of("cfg", "3", "cfg_start", "2")).guidance())
                .isEqualTo(new Guidance(3, 2));
        assertThat(PUBLISHED.with(Map.of("cfg_start", "2")).guidance()).isEqualTo(new Guidance(7.5, 2));
        assertThat(PUBLISHED.with(Map.of("control_scale", "1:0.2")).sampler().control())
                .isEqualTo(new ControlScale(1, 0.2));
        assertThat(PUBLISHED.with(Map.of("tile", "96")).windows().latents()).contains(new Tiling(96, 48));
        assertThat(PUBLISHED.with(Map.of("tile", "96:64")).windows().latents()).contains(new Tiling(96, 64));
        assertThat(PUBLISHED.with(Map.of("tile", "0")).windows().latents()).isEmpty();
        assertThat(PUBLISHED.with(Map.of("vae_tile", "512")).windows().pictures())
                .hasValue(512);
        assertThat(PUBLISHED.with(Map.of("vae_tile", "0")).windows().pictures()).isEmpty();
    }

    @Test
    void changesOneThingAtATime() {
        assertThat(PUBLISHED.withSteps(9)).isEqualTo(PUBLISHED.with(Map.of("steps", "9")));
        assertThat(PUBLISHED.withSeed(9)).isEqualTo(PUBLISHED.with(Map.of("seed", "9")));
        assertThat(PUBLISHED.withColorFix(ColorFix.NONE)).isEqualTo(PUBLISHED.with(Map.of("color_fix", "none")));
        assertThat(PUBLISHED.withPrompts(new Prompts("a", "b")))
                .isEqualTo(PUBLISHED.with(Map.of("positive", "a", "negative", "b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps|many|steps must be a whole number, not many",
                "steps|0|steps must be 1 to 1000, not 0",
                "steps|99999999999|steps is too large: 99999999999",
                "cfg|x|cfg must be a number, not x",
                "cfg|NaN|guidance must be finite, not NaN:NaN",
                "control_scale|2|control scale must be 0 to 1, not 2.0",
                "color_fix|blue|color fix must be wavelet or adain or none, not blue",
                "sampler|ddim|sampler must be edm or dpmpp_2m_sde, not ddim",
                "s_churn|-1|churn must be 0 or more, not -1.0",
                "tile|-3|a tiling of size -3 cannot have stride -1",
                "vae_tile|-3|vae_tile must be 0 or more, not -3",
                "tile|wide|tile must be a whole number, not wide"
            })
    void namesWhatItCannotDo(String name, String value, String message) {
        assertThatThrownBy(() -> PUBLISHED.with(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void namesUnknownSettings() {
        assertThatThrownBy(() -> PUBLISHED.with(Map.of("stepz", "1")))
                .hasMessageStartingWith("there is no setting stepz; there are cfg, cfg_start, color_fix,");
    }
}
