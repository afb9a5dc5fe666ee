package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.experiment.ExperimentPlan.Clip;
import io.keenframe.app.experiment.ExperimentPlan.Run;
import io.keenframe.contract.Size;
import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.child.Quarantine;
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
    void whatWasDoneInARelativeFolderIsNotDoneAgain() throws IOException, InterruptedException {
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
    void blurredFramesAndThoseBesideCutsAreMeasuredOnTheirOwn() throws IOException, InterruptedException {
        run(folder);
        List<String> input =
                List.of(Files.readAllLines(folder.resolve("results.csv")).get(1).split(",", -1));
        double whole = Double.parseDouble(input.get(2));
        assertThat(Double.parseDouble(input.get(5))).isLessThan(whole);
        assertThat(Double.parseDouble(input.get(8))).isNotEqualTo(whole);
    }

    @Test
    void aFileOfThePlanCannotHarmTheExperiment() throws IOException, InterruptedException {
        Path mine = folder.resolve("mine.mp4");
        new Demonstration(new Size(64, 48), 4).write(mine);
        ExperimentPlan plan = new ExperimentPlan(
                List.of(new Clip("mine", mine.toString(), null, 0, null, null, null, 3)),
                List.of(new Run("mine", Map.of("engine", "lanczos"))),
                List.of(),
                Map.of());
        assertThatThrownBy(() -> run(
                        plan, folder.resolve("strict"), SourceLimits.defaults().withPixels(64 * 47)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("mine.mp4 has pictures of 64x48 pixels, more than the limit of 3008");

        run(plan, folder.resolve("made"), SourceLimits.defaults());
        assertThat(io.keenframe.app.demo.Clip.read(Path.of(restored.get(0)))).hasSize(3);
    }

    private void run(Path to) throws IOException, InterruptedException {
        run(PLAN, to, SourceLimits.defaults());
    }

    private void run(ExperimentPlan plan, Path to, SourceLimits limits) throws IOException, InterruptedException {
        try (Quarantine quarantine = new Quarantine(limits)) {
            new Experiment(
                            plan,
                            folder,
                            to,
                            null,
                            this::copy,
                            quarantine,
                            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        }
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
