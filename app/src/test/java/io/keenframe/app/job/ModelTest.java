package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.Bundles;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ModelTest {
    private final Bundles bundles = new Bundles(List.of(Path.of("../models")));

    @Test
    void recordsWindowsInNumbers() {
        assertThat(parameters(Map.of("tile", "off"))).containsEntry("tile", "0").doesNotContainKey("vae-tile");
        assertThat(parameters(Map.of("tile", "96"))).containsEntry("tile", "96");
        assertThat(parameters(Map.of())).doesNotContainKeys("tile", "vae-tile");

        Map<String, String> fitting = parameters(Map.of("tile", "auto"));
        assertThat(fitting.get("tile")).matches("\\d+:\\d+");
        assertThat(fitting.get("vae-tile")).matches("\\d+");
    }

    @Test
    void spellsWindowsOutInAJobsName() {
        assertThat(Model.supir(bundles, "supir-mini", Map.of("tile", "off"), Device.cpu())
                        .canonical())
                .contains("\ntile=0\n");
    }

    @Test
    void leavesPromptsOfShotsToTheEngine() {
        Map<String, String> typed =
                Map.of("captions", "http://localhost:8080/v1/chat/completions", "negative", "auto", "cfg", "4");
        assertThat(parameters(typed)).containsAllEntriesOf(typed);
        Model model = Model.supir(bundles, "supir-mini", typed, Device.cpu());
        assertThat(model.canonical()).contains("\nnegative=blurry, noisy, low quality, jpeg artifacts\n");
        assertThat(model.remarks()).isEmpty();
        assertThat(Model.supir(bundles, "supir-mini", Map.of("negative", "auto"), Device.cpu())
                        .remarks())
                .containsExactly(
                        "--negative auto lowers guidance, of which there is none: ask for some, such as --cfg 4");
    }

    private Map<String, String> parameters(Map<String, String> typed) {
        return Model.supir(bundles, "supir-mini", typed, Device.cpu())
                .settings()
                .parameters();
    }
}
