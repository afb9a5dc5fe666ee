package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.JobReport;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Json;
import io.keenframe.contract.Size;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.frame.ClosedCaptions;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandIT {
    private static final Path JOBS = Path.of(System.getenv("KEENFRAME_HOME"), "jobs");

    @TempDir
    private Path folder;

    private Path clip;

    @BeforeEach
    void draw() throws IOException {
        clip = folder.resolve("a clip.mp4");
        new Demonstration(new Size(64, 48), 3).write(clip);
    }

    @Test
    void changesNothingWithoutAnEngine() throws IOException {
        // When
        Run run = Run.of("restore", clip, "--engine", "identity", "--lossless");
        // Then
        Path result = folder.resolve("a clip.restored.mp4");
        assertThat(run.err()).contains("wrote " + result.toRealPath() + ": 6 frames");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(Clip.read(result)).isEqualTo(Clip.read(clip));
        assertThat(left(JOBS)).isEmpty();
        assertThat(left(folder)).containsExactlyInAnyOrder("a clip.mp4", "a clip.restored.mp4");
    }

    @Test
    void restoresWithTheModelWhateverTheNumberOfWorkers() throws IOException {
        // When
        Path one = folder.resolve("one.mkv");
        Path two = folder.resolve("two.mkv");
        Run first = Run.of("restore", clip, "-o", one, "--codec", "ffv1", "--steps", "2", "--seed", "9", "--json");
        Run second =
                Run.of("restore", clip, "-o", two, "--codec", "ffv1", "--steps", "2", "--seed", "9", "--workers", "2");
        // Then
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(second.status()).as(second.err()).isZero();
        List<Frame> frames = Clip.read(one);
        assertThat(frames).hasSize(6).isEqualTo(Clip.read(two)).isNotEqualTo(Clip.read(clip));
        assertThat(frames).allSatisfy(frame -> assertThat(frame.size()).isEqualTo(new Size(64, 48)));
        assertThat(last(first.out()))
                .containsEntry("event", "finished")
                .containsEntry("frames", 6)
                .containsEntry("output", one.toRealPath().toString())
                .containsEntry("engine", "supir")
                .containsEntry("bundle", "supir-mini")
                .containsEntry("seed", 9)
                .containsKey("elapsedSeconds");
        assertThat(first.out()).contains("{\"event\":\"started\"", "{\"event\":\"probed\"", "{\"event\":\"part\"");
    }

    @Test
    void whatIsSaidInClosedCaptionsIsSaidOfTheSameFrames() {
        // Given
        List<Frame> frames = Clip.read(clip).stream()
                .map(frame -> frame.withCaptions(new ClosedCaptions(
                        new byte[] {(byte) 0xfc, (byte) (0x41 + frame.index()), (byte) 0x80, (byte) 0xfd, 0x20, 0x2f})))
                .toList();
        Path said = folder.resolve("said.nut");
        Encoding encoding = new Encoding(Codec.H264, null, true);
        try (PartWriter writer = PartWriter.open(
                said,
                new PartSettings(
                        encoding,
                        frames.get(0).size(),
                        frames.get(0).format(),
                        frames.get(0).colour(),
                        new Rational(1, 24),
                        new Rational(24, 1),
                        new Rational(1, 1),
                        1))) {
            frames.forEach(frame -> writer.write(frame.at(frame.index(), 1)));
            writer.finish();
        }
        // When
        Path result = folder.resolve("said.mp4");
        Run run = Run.of("restore", said, "-o", result, "--engine", "lanczos", "--scale", "2");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("closed captions");
        assertThat(Clip.read(result))
                .extracting(Frame::captions)
                .isEqualTo(frames.stream().map(Frame::captions).toList());
    }

    @Test
    void tellsInTheReportWhatBecameOfPicturesOfAnotherSize() throws IOException {
        // Given: two recordings, one behind the other.
        Path film = folder.resolve("film.ts");
        Path second = folder.resolve("second.ts");
        new Demonstration(new Size(64, 48), 3).write(film);
        new Demonstration(new Size(96, 48), 3).write(second);
        Files.write(film, Files.readAllBytes(second), StandardOpenOption.APPEND);
        Path report = folder.resolve("report.json");
        // When
        Run run = Run.of("restore", film, "--engine", "identity", "--report", report);
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("with black bars");
        assertThat(report(report).remarks())
                .anySatisfy(remark -> assertThat(remark)
                        .startsWith("from 0.")
                        .endsWith("s on the source's pictures are 96x48 yuv420p; they are scaled to 64x48 yuv420p, with"
                                + " black bars"));
    }

    @Test
    void restoresAStretchAtAnotherSize() {
        // When: 24 frames a second, so the second to the fifth.
        Path result = folder.resolve("stretch.mp4");
        Run run = Run.of(
                "restore", clip, "-o", result, "--engine", "lanczos", "--scale", "2", "--from", "0.04", "--to", "0.2");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Clip.read(result))
                .hasSize(4)
                .allSatisfy(frame -> assertThat(frame.size()).isEqualTo(new Size(128, 96)));
    }

    @Test
    void reportsThePlanWhichTheNumberOfWorkersDoesNotChange() throws IOException {
        // Given
        Path film = folder.resolve("film.mp4");
        new Demonstration(new Size(160, 112), 20).write(film);
        // When
        Path one = folder.resolve("one.json");
        Path many = folder.resolve("many.json");
        Run first = Run.of("restore", film, "--engine", "lanczos", "--scale", "2", "--workers", "1", "--report", one);
        Run second = Run.of(
                "restore", film, "-y", "--engine", "lanczos", "--scale", "2", "--workers", "3", "--report", many);
        // Then
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(second.status()).as(second.err()).isZero();
        List<JobReport.PlannedGroup> groups = report(one).groups();
        assertThat(groups).extracting(g -> g.group().frames()).containsExactly(8, 8, 4, 8, 8, 4);
        assertThat(groups).extracting(g -> g.group().shot()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(groups).allSatisfy(g -> {
            assertThat(plan(g).sharpness()).hasSize(g.group().frames());
            assertThat(plan(g).similarity()).isBetween(0.3, 1.0);
            assertThat(g.group().reference().frame() / 20).isEqualTo(g.group().shot());
            assertThat(g.restoration()).isNotNull();
        });
        assertThat(planOf(many)).isEqualTo(planOf(one));
    }

    @Test
    void saysWhatTheResultDoesNotHaveAtTheEndAndInTheReport() throws IOException {
        // Given
        Path film = Path.of(System.getProperty("keenframe.clips", "")).resolve("pgs.mkv");
        assumeTrue(Files.exists(film), "needs pgs.mkv in the folder that -Dkeenframe.clips names");
        Path report = folder.resolve("report.json");
        // When
        Run run = Run.of(
                "restore",
                film,
                "-o",
                folder.resolve("film.mp4"),
                "--engine",
                "identity",
                "--report",
                report,
                "--json");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(report(report).notKept())
                .containsExactly("stream 2 (subtitle hdmv_pgs_subtitle, eng): .mp4 cannot hold it");
        assertThat(last(run.out())).containsEntry("notKept", report(report).notKept());
    }

    private static JobEvent.GroupScored plan(JobReport.PlannedGroup group) {
        return Objects.requireNonNull(group.plan());
    }

    private static JobReport report(Path file) throws IOException {
        return Json.read(Files.readAllBytes(file), JobReport.class);
    }

    private static List<Object> planOf(Path file) throws IOException {
        return report(file).groups().stream()
                .map(g -> (Object) List.of(
                        g.group().firstFrame(),
                        g.group().reference().frame(),
                        g.group().reference().score(),
                        plan(g).sharpness()))
                .toList();
    }

    @Test
    void aReferenceIsChosenByTheRuleThatIsAskedFor() throws IOException {
        // When
        Path report = folder.resolve("report.json");
        Run run = Run.of(
                "restore", clip, "--engine", "lanczos", "--scale", "2", "--reference", "middle", "--report", report);
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(report(report).groups())
                .extracting(g -> g.group().reference().frame())
                .containsExactly(1, 4);
    }

    @Test
    void restoresWhatIsThereOfATruncatedFilm() throws IOException {
        // Given
        byte[] whole = Files.readAllBytes(clip);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length - 200));
        Path report = folder.resolve("report.json");
        // When
        Run run = Run.of("restore", cut, "--engine", "identity", "--lossless", "--report", report);
        Run strict = Run.of("restore", cut, "-y", "--engine", "identity", "--lossless", "--strict");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("warning: the source ends after [1-5] of 6 frames; it is truncated");
        assertThat(report(report).damage().shortfall()).matches("ends after [1-5] of 6 frames");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.err().lines().filter(line -> line.startsWith("keenframe: ")))
                .singleElement()
                .asString()
                .contains("cut.mp4 is damaged, and --strict says that this is a failure");
        assertThat(Clip.read(folder.resolve("cut.restored.mp4"))).hasSizeBetween(1, 5);
    }

    @Test
    void restoresAPicture() {
        // Given
        Path png = folder.resolve("frame.png");
        io.keenframe.media.read.StillImages.writePng(Clip.read(clip).get(0), png);
        // When
        Path result = folder.resolve("restored.png");
        Run run = Run.of("image", png, "-o", result, "--steps", "2", "--scale", "2");
        // Then
        assertThat(run.err()).contains("wrote ");
        assertThat(run.status()).isZero();
        assertThat(io.keenframe.media.read.StillImages.read(result).size()).isEqualTo(new Size(128, 96));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> last(String lines) {
        String line = lines.lines().reduce((a, b) -> b).orElseThrow();
        return Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class);
    }

    private static List<String> left(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
