package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.JobReport;
import io.keenframe.contract.Json;
import io.keenframe.contract.Size;
import io.keenframe.runtime.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier run left behind is used where it is what was written, and made anew where it is not. */
class PartLossIT {
    @TempDir
    private Path folder;

    private Path clip;
    private Path result;
    private Path home;
    private Path report;
    private Path job;

    @BeforeEach
    void killAfterTheFirstPart() throws IOException, InterruptedException {
        clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(160, 112), 120).write(clip);
        result = folder.resolve("result.mp4");
        home = folder.resolve("home");
        report = folder.resolve("report.json");
        try (Child child = Child.start(home, command())) {
            child.await(line -> line.contains("\"event\":\"part\""));
            child.kill();
        }
        assertThat(result).doesNotExist();
        try (Stream<Path> jobs = Files.list(home.resolve("jobs"))) {
            job = jobs.findFirst().orElseThrow();
        }
    }

    private Object[] command(Object... more) {
        Object[] command = {
            "restore", clip, "-o", result, "--engine", "lanczos", "--scale", "2", "--json", "--report", report
        };
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray();
    }

    private void assertAsUndisturbed() throws IOException {
        Path interrupted = folder.resolve("interrupted.mp4");
        Files.move(result, interrupted);
        assertThat(Run.of(command()).status()).isZero();
        assertThat(interrupted).hasSameBinaryContentAs(result);
    }

    @Test
    void aDamagedPartIsMadeAnewAndChangedSettingsShareNothing() throws IOException, InterruptedException {
        // When: a setting is another
        try (Child other = Child.start(home, command("--crf", "30"))) {
            assertThat(other.await(line -> line.contains("\"remark\"")))
                    .contains("a setting changed since an earlier run to " + result)
                    .contains(job.toString());
            other.kill();
        }
        // When: a bit is another
        Path part = job.resolve("parts/part-000000.nut");
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);
        // Then
        try (Child last = Child.start(home, command())) {
            last.await(line -> line.contains("\"finished\""));
            assertThat(last.await(line -> line.contains("\"remark\"") && line.contains("part-000000.nut")))
                    .contains("was changed or damaged, and is made anew");
        }
        assertAsUndisturbed();
    }

    @Test
    void partsOutliveKafkasData() throws IOException, InterruptedException {
        Folders.delete(job.resolve("broker"));
        try (Child last = Child.start(home, command())) {
            last.await(line -> line.contains("\"finished\""));
            assertThat(last.status()).isZero();
        }
        JobReport done = Json.read(Files.readAllBytes(report), JobReport.class);
        assertThat(done.groups().stream()
                        .map(JobReport.PlannedGroup::restoration)
                        .filter(Objects::nonNull))
                .as("groups that had to be restored again")
                .hasSizeLessThan(30);
        assertAsUndisturbed();
    }
}
