package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.app.experiment.ExperimentPlan.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentPlanTest {
    private static final String CLIPS = "clips: [{name: a, scene: 1}]\n";

    @TempDir
    private Path folder;

    private ExperimentPlan read(String text) throws IOException {
        return ExperimentPlan.read(Files.writeString(folder.resolve("plan.yaml"), text));
    }

    @Test
    void baselinesComeWithEveryPlan() throws IOException {
        ExperimentPlan plan = read(CLIPS
                + "runs: [{name: mine, options: {steps: 2, reference: first}}, {name: l, options: {engine: lanczos}}]");
        assertThat(Methods.of(plan))
                .containsExactly(
                        new Run("lanczos", Map.of("engine", "lanczos")),
                        new Run("supir frame by frame", Map.of("steps", "2")),
                        new Run("mine", Map.of("steps", "2", "reference", "first")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clips: [{name: a, scene: 1}]|at least one clip and one run",
                "clips: [{name: a}]|needs either a file or a scene",
                "clips: [{name: a b, scene: 1}]|needs a name of its own",
                "clips: [{name: a, scenes: 1}]|scenes",
                "clips: [{name: a, scene: 1, truth: b, degrade: blur=2}]|leave truth out",
                "clips: [{name: a, file: b.mp4, shots: 2}]|only scenes are drawn in shots",
                "clips: [{name: a, scene: 1, shots: 3, frames: 2}]|has fewer frames than shots",
                "clips: [{name: a, scene: 1, size: 161x120}]|even sides"
            })
    void whatIsNoPlanSaysWhy(String text, String why) {
        assertThatThrownBy(() -> read(text))
                .hasMessageContaining("plan.yaml")
                .hasMessageContaining(why)
                .hasMessageContaining("experiment --help");
    }
}
