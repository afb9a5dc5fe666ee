package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.demo.Likeness;
import io.keenframe.app.job.JobReport;
import io.keenframe.contract.Json;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.restorer.pixel.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterlaceIT {
    @TempDir
    private Path folder;

    private List<Frame> moments = List.of();
    private Path film;
    private Path result;
    private Path report;

    /** Each frame of two moments, the earlier one in its top field. */
    @BeforeEach
    void draw() throws IOException {
        film = folder.resolve("tape.mkv");
        result = folder.resolve("result.mkv");
        report = folder.resolve("report.json");
        moments = IntStream.range(0, 48).mapToObj(InterlaceIT::moment).toList();
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < moments.size(); i += 2) {
            Frame top = Fields.of(moments.get(i), true);
            Frame bottom = Fields.of(moments.get(i + 1), false);
            Frame woven = Fields.woven(moments.get(i), top, bottom);
            frames.add(new Frame(i / 2, i / 2, 1, woven.size(), woven.format(), woven.colour(), woven.planes()));
        }
        Clip.write(frames, 18, true, film);
    }

    /** A moment of a scene that passes by. */
    private static Frame moment(int at) {
        Size size = new Size(320, 240);
        byte[] luma = new byte[320 * 240];
        for (int i = 0; i < luma.length; i++) {
            int x = i % 320 + 3 * at;
            int y = i / 320;
            luma[i] = (byte) (120 + 50 * Math.sin(x * 0.21) * Math.cos(y * 0.07) + ((x / 24 + y / 40) % 2) * 40);
        }
        byte[] gray = new byte[160 * 120];
        Arrays.fill(gray, (byte) 128);
        Plane chroma = new Plane(160, 120, gray);
        Colour colour = new Colour(1, 1, 1, Colour.Range.LIMITED, 1);
        return new Frame(
                at, at, 1, size, PixelFormat.YUV420P, colour, List.of(new Plane(320, 240, luma), chroma, chroma));
    }

    private FieldStudy fields() throws IOException {
        JobReport all = Json.read(Files.readAllBytes(report), JobReport.class);
        return Objects.requireNonNull(all.source()).fields();
    }

    @Test
    void fieldsBecomeFramesWhereAskedFor() throws IOException {
        // When
        Run run = Run.of(
                "restore",
                film,
                "-o",
                result,
                "--engine",
                "identity",
                "--lossless",
                "--interlace",
                "fields",
                "--report",
                report);
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("the film is interlaced, top field first (")
                .contains("48 frames");
        assertThat(fields().scan()).isEqualTo(Scan.TOP_FIRST);
        assertThat(fields().treatment()).isEqualTo(Treatment.FIELDS);
        List<Frame> frames = Clip.read(result);
        assertThat(frames).hasSize(48);
        double woven = Demonstration.likeness(moments, doubled(Clip.read(film))).psnr();
        assertThat(Demonstration.likeness(moments, frames).psnr()).isGreaterThan(woven + 6);
    }

    private static List<Frame> doubled(List<Frame> frames) {
        return frames.stream().flatMap(f -> List.of(f, f).stream()).toList();
    }

    @Test
    void interlacedFilmsBecomeFramesWhereNothingIsAskedFor() throws IOException {
        // When
        Run run = Run.of("restore", film, "-o", result, "--engine", "lanczos", "--scale", "0.5", "--json");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"scan\":\"TOP_FIRST\"").contains("\"interlace\":\"frames\"");
        assertThat(Clip.read(result)).hasSize(24);
    }

    @Test
    void keptFieldsComeBackWhereTheyWere() throws IOException {
        // When: each field through an engine by itself, which leaves it as it is.
        Run run = Run.of(
                "restore",
                film,
                "-o",
                result,
                "--engine",
                "lanczos",
                "--strategy",
                "fuse",
                "--codec",
                "ffv1",
                "--interlace",
                "keep",
                "--report",
                report);
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("kept so");
        assertThat(fields().treatment()).isEqualTo(Treatment.KEEP);
        List<Frame> frames = Clip.read(result);
        List<Frame> source = Clip.read(film);
        assertThat(frames).hasSize(24);
        for (int i = 0; i < 24; i++) {
            Likeness likeness = Likeness.of(
                    source.get(i).planes().get(0), frames.get(i).planes().get(0));
            assertThat(likeness.psnr()).as("frame %d", i).isGreaterThan(30);
        }
    }

    @Test
    void identityLeavesFieldsAlone() throws IOException {
        // When
        Run run = Run.of("restore", film, "-o", result, "--engine", "identity", "--lossless");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Clip.read(result)).isEqualTo(Clip.read(film));
    }

    @Test
    void whatCannotBeKeptIsSaidAtOnce() {
        Run scaled = Run.of("restore", film, "--engine", "lanczos", "--interlace", "keep", "--scale", "2");
        assertThat(scaled.status()).isEqualTo(2);
        assertThat(scaled.err()).contains("--interlace keep leaves every line where it is");
        Run coded = Run.of("restore", film, "--engine", "lanczos", "--interlace", "keep", "--codec", "av1");
        assertThat(coded.status()).isEqualTo(2);
        assertThat(coded.err()).contains("choose h264, ffv1 or prores");
    }
}
