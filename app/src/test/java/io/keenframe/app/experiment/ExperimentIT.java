package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.experiment.ExperimentPlan.Clip;
import io.keenframe.app.experiment.ExperimentPlan.Run;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentIT {
    private static final ExperimentPlan PLAN = new ExperimentPlan(
            List.of(new Clip("drawn", null, 1, 2, "64x48", null, "blur=2,period=4", 6)),
            List.of(new Run("mine", Map.of("engine", "lanczos"))),
            List.of(),
            Map.of());

    private final List<String> restored = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatWasDoneInARelativeFolderIsNotDoneAgain() throws IOException {
        Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("made"));
        run(relative);
        assertThat(restored).hasSize(1);
        Path input = Path.of(restored.get(0));
        Files.setLastModifiedTime(input, FileTime.fromMillis(0));
        run(relative);
        assertThat(restored).hasSize(1);
        assertThat(Files.getLastModifiedTime(input)).isEqualTo(FileTime.fromMillis(0));
    }

    @Test
    void blurredFramesAndThoseBesideCutsAreMeasuredOnTheirOwn() throws IOException {
        run(folder);
        List<String> input =
                List.of(Files.readAllLines(folder.resolve("results.csv")).get(1).split(",", -1));
        double whole = Double.parseDouble(input.get(2));
        assertThat(Double.parseDouble(input.get(5))).isLessThan(whole);
        assertThat(Double.parseDouble(input.get(8))).isNotEqualTo(whole);
    }

    private void run(Path to) throws IOException {
        new Experiment(
                        PLAN,
                        folder,
                        to,
                        null,
                        this::copy,
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /** Restores nothing: the result is the input. */
    private int copy(List<String> words) {
        try {
            Files.copy(
                    Path.of(words.get(0)),
                    Path.of(words.get(words.indexOf("-o") + 1)),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(Path.of(words.get(words.indexOf("--report") + 1)), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restored.add(words.get(0));
        return 0;
    }
}
