package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.sample.Guidance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BundleTest {
    private static final String REST = "\"title\":\"A test\",\"license\":\"none\",\"tokenizer\":\"bytes\"";
    private static final Path MINI = Path.of("../models/supir-mini");

    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(place.resolve("small"));
        Files.write(folder.resolve("w.safetensors"), new byte[100]);
    }

    private Bundle bundle(String json) throws IOException {
        Files.writeString(folder.resolve("bundle.json"), json);
        return Bundle.read(folder);
    }

    private Bundle small(String more) throws IOException {
        return bundle("{\"name\":\"small\",\"weights\":[\"w.safetensors\"]," + REST + more + "}");
    }

    @Test
    void isThePublishedModelUnlessItSaysOtherwise() throws IOException {
        Bundle bundle = small("");

        assertThat(bundle.name()).isEqualTo("small");
        assertThat(bundle.title()).isEqualTo("A test");
        assertThat(bundle.license()).isEqualTo("none");
        assertThat(bundle.config()).isEqualTo(SupirConfig.FULL);
        assertThat(bundle.settings(Map.of())).isEqualTo(RestoreSettings.PUBLISHED);
        assertThat(bundle.presets()).containsExactly("quality", "fidelity", "fast");
        assertThat(bundle.weightFiles()).extracting(Path::getFileName).containsExactly(Path.of("w.safetensors"));
    }

    /** Upstream's gradio demo: Quality, Fidelity, and Lightning's Quality. */
    @ParameterizedTest
    @CsvSource({
        "quality, edm, 50, 7.5, 4, 1.003, 5",
        "fidelity, edm, 50, 4, 1, 1.003, 5",
        "fast, dpmpp_2m_sde, 8, 2, 2, 1.003, ",
    })
    void hasUpstreamsPresetsUnlessItSaysOtherwise(
            String preset, String sampler, String steps, String cfg, String start, String noise, String churn)
            throws IOException {
        Map<String, String> settings =
                small("").settings(Map.of(Bundle.PRESET, preset)).parameters();

        assertThat(settings)
                .containsEntry("sampler", sampler)
                .containsEntry("steps", steps)
                .containsEntry("cfg", cfg)
                .containsEntry("cfg_start", start)
                .containsEntry("s_noise", noise)
                .containsEntry("control_scale", "1")
                .containsEntry("control_scale_start", "1")
                .containsEntry("restore_cfg", "-1")
                .containsEntry("color_fix", "wavelet");
        assertThat(settings.get("s_churn")).isEqualTo(churn);
        assertThat(settings.get("eta")).isEqualTo(churn == null ? "1" : null);
    }

    @Test
    void layersDefaultsPresetsAndParameters() throws IOException {
        Files.writeString(folder.resolve("d.json"), "{\"steps\":5,\"cfg\":2.5,\"s_churn\":0,\"positive\":\"fine\"}");
        Bundle bundle = small(
                ",\"defaults\":[\"d.json\",{\"steps\":6}],\"presets\":{\"slow\":{\"steps\":99,\"restore_cfg\":4}}");

        assertThat(bundle.settings(Map.of()).sampler().steps()).isEqualTo(6);
        assertThat(bundle.settings(Map.of()).guidance()).isEqualTo(new Guidance(2.5, 2.5));
        assertThat(bundle.settings(Map.of()).prompts().positive()).isEqualTo("fine");
        RestoreSettings slow = bundle.settings(Map.of("preset", "slow", "restore_cfg", "1", "seed", "3"));
        assertThat(slow.parameters())
                .containsEntry("steps", "99")
                .containsEntry("restore_cfg", "1")
                .containsEntry("s_churn", "0")
                .containsEntry("seed", "3");
        assertThatThrownBy(() -> bundle.settings(Map.of("preset", "fast")))
                .hasMessage("bundle small has no preset fast; it has slow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|is not JSON",
                "[]|must be an object",
                "{\"nmae\":1}|nmae is unknown; there are name, title",
                "{\"weights\":[]}|weights must be a list that is not empty",
                "{\"weights\":[\"x\"]}|weights[0] names x, but there is no file",
                "{\"weights\":[7]}|weights[0] must be a text",
                "{\"weights\":[\"w.safetensors\"]}|name is missing",
            })
    void namesFileAndKey(String json, String message) {
        assertThatThrownBy(() -> bundle(json))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("bundle.json").toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"tokenizer\":\"words\"'|tokenizer must be \"bytes\" or \"clip:FILE\", not \"words\"",
                "'\"tokenizer\":\"clip:m.gz\"'|tokenizer names m.gz, but there is no file",
                "'\"config\":\"c.json\"'|config names c.json, but there is no file",
                "'\"defaults\":{\"stepz\":1}'|there is no setting stepz",
                "'\"defaults\":{\"steps\":[]}'|defaults.steps must be a text or a number",
                "'\"presets\":{\"slow\":{\"steps\":0}}'|steps must be 1 to 1000, not 0"
            })
    void namesWhatIsWrongInOneKey(String entry, String message) {
        assertThatThrownBy(() -> small("," + entry))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bundle.json: ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesATokenizerOfAnotherVocabulary() throws IOException {
        Bundle bundle = small("");

        assertThatThrownBy(bundle::tokenizer)
                .hasMessageContaining("the tokenizer has 514 ids, but the config's clip_l.vocab is 49408");
    }

    @Test
    void isBoundToWhatDecidesPixels() throws IOException {
        String before = small("").fingerprint();
        assertThat(before).hasSize(64);
        assertThat(small(",\"defaults\":{\"steps\":3}").fingerprint()).isEqualTo(before);

        byte[] weights = new byte[100];
        weights[99] = 1;
        Files.write(folder.resolve("w.safetensors"), weights);
        assertThat(small("").fingerprint()).isNotEqualTo(before);
    }

    @Test
    void samplesLargeFilesUpToTheirLastByte() throws IOException {
        byte[] large = new byte[40 << 20];
        Files.write(folder.resolve("w.safetensors"), large);
        String before = small("").fingerprint();
        large[large.length - 1] = 1;
        Files.write(folder.resolve("w.safetensors"), large);

        assertThat(small("").fingerprint()).isNotEqualTo(before);
    }

    @Test
    void isFoundByNameOrByPath() throws IOException {
        small("");
        Bundles bundles = new Bundles(List.of(place.resolve("nowhere"), place));

        assertThat(bundles.find("small").folder()).isEqualTo(folder);
        assertThat(bundles.find(folder.toString()).name()).isEqualTo("small");
        assertThat(bundles.folders()).containsExactly(folder);
        assertThatThrownBy(() -> bundles.find("large"))
                .hasMessage(
                        "there is no bundle large in " + place.resolve("nowhere") + ", " + place + "; there are small");
        assertThatThrownBy(() -> new Bundles(List.of()).find("large"))
                .hasMessage("there is no bundle large in none; there are none");
    }

    @Test
    void shipsAModelThatAnybodyMayRun() throws IOException {
        Bundle mini = Bundle.read(MINI);

        assertThat(mini.name()).isEqualTo("supir-mini");
        assertThat(mini.license()).isEqualTo("Apache-2.0");
        assertThat(mini.tokenizer().vocabulary())
                .isEqualTo(mini.config().clipL().vocab());
        assertThat(mini.presets()).containsExactly("quality", "fidelity", "fast");
        // Its U-Net was trained for the two steps of its defaults, and more make the picture worse.
        assertThat(mini.presets())
                .allSatisfy(preset ->
                        assertThat(mini.settings(Map.of("preset", preset))).isEqualTo(mini.settings(Map.of())));
    }
}
