package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.app.demo.Clip;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Footprint;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.runtime.files.Disk;
import io.keenframe.runtime.files.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film longer than its window, of frames that cannot be compressed, stays within the room it was given. */
class DiskBudgetIT {
    private static final Size SIZE = new Size(192, 144);
    private static final int FRAMES = Boolean.getBoolean("keenframe.disk") ? 1600 : 560;
    /** The broker's own. */
    private static final long LOGS = 8 << 20;

    @TempDir
    private Path folder;

    private Path clip;
    private Path home;

    @BeforeEach
    void write() throws IOException {
        clip = folder.resolve("clip.mp4");
        home = folder.resolve("home");
        Clip.write(noise(), 0, true, clip);
    }

    /** Noise on large blocks that move: cheap to read, one shot, and hardly smaller where a frame is compressed alone. */
    private static List<Frame> noise() {
        byte[] picture = new byte[SIZE.width() * (SIZE.height() + 2 * FRAMES)];
        Random random = new Random(5);
        random.nextBytes(picture);
        int[] blocks = random.ints(1 << 12, 0, 192).toArray();
        for (int i = 0; i < picture.length; i++) {
            int block = i / SIZE.width() / 24 * (SIZE.width() / 24) + i % SIZE.width() / 24;
            picture[i] = (byte) (blocks[block] + (picture[i] & 63));
        }
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            Plane luma = plane(picture, SIZE.width(), SIZE.height(), 2 * i);
            Plane chroma = plane(picture, SIZE.width() / 2, SIZE.height() / 2, i);
            List<Plane> planes = List.of(luma, chroma, chroma);
            frames.add(new Frame(i, i, 1, SIZE, PixelFormat.YUV420P, Colour.UNSPECIFIED, planes));
        }
        return frames;
    }

    private static Plane plane(byte[] picture, int width, int height, int row) {
        return new Plane(width, height, Arrays.copyOfRange(picture, row * width, (row + height) * width));
    }

    private Object[] command(Path result, Object... more) {
        Object[] command = {"restore", clip, "-o", result, "--engine", "identity", "--json"};
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray();
    }

    @Test
    void whatIsOnDiskStaysWithinTheWindowAndTheBudget() throws Exception {
        Footprint footprint = footprint(Codec.H264);
        long least = footprint.least(FRAMES) >> 20;
        Path result = folder.resolve("result.mkv");
        Run refused = Run.of(command(result, "--disk-budget", least + "M"));
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .containsPattern("the job takes at least \\d+ MB in .*jobs.*--disk-budget is \\d+ MB; give it more");
        long budget = least + 10;
        // Frames that are not let go of would not fit.
        assertThat(2 * footprint.after() * FRAMES).isGreaterThan(budget << 20);
        Peak peak = restore(result, "finished", "--disk-budget", budget + "M");
        assertThat(peak.all()).isLessThan(budget << 20);
        assertThat(peak.kafka()).isLessThan(footprint.most() + LOGS);
    }

    @Test
    void partsThatOutgrowABudgetGoOnWithALargerOne() throws Exception {
        assumeThat(Boolean.getBoolean("keenframe.disk"))
                .as("takes a minute or two; -Dkeenframe.disk=true has it")
                .isTrue();
        Footprint footprint = footprint(Codec.FFV1);
        Path result = folder.resolve("result.mkv");
        // It would suffice if the frames in the parts could be compressed.
        long small = (footprint.least(FRAMES) + FRAMES * footprint.after() * 3 / 10 + 2 * LOGS) >> 20;
        Peak peak = restore(result, "stopped", "--codec", "ffv1", "--disk-budget", small + "M");
        assertThat(peak.all()).isLessThan(small << 20);
        assertThat(result).doesNotExist();
        Peak large = restore(result, "finished", "--codec", "ffv1", "--disk-budget", "1G");
        assertThat(large.all()).isGreaterThan(small << 20);
        assertThat(large.framesBefore()).isGreaterThan(footprint.window().frames());
        assertThat(Clip.read(result).stream().map(Frame::planes).toList())
                .isEqualTo(Clip.read(clip).stream().map(Frame::planes).toList());
    }

    private static Footprint footprint(Codec codec) {
        JobSpec spec = new JobSpec(
                new JobId("film"),
                "",
                "",
                EngineSettings.of("identity", Map.of()),
                Scaling.none(),
                new Encoding(codec, null, false),
                TimeRange.all());
        Rational rate = new Rational(24, 1);
        Rational tick = new Rational(1, 24);
        Rational square = new Rational(1, 1);
        return Footprint.of(
                spec,
                new SourceInfo(
                        "mp4", "h264", SIZE, PixelFormat.YUV420P, Colour.UNSPECIFIED, tick, rate, square, FRAMES));
    }

    /** The most bytes that were seen in a job's folder, of which Kafka's, and how many frames were restored before. */
    private record Peak(long all, long kafka, int framesBefore) {}

    /** Restores, and looks whenever something is said, until a certain end. */
    private Peak restore(Path result, String end, Object... more) throws Exception {
        try (Child child = Child.start(home, command(result, more))) {
            Matcher before = Pattern.compile("\"framesBefore\":(\\d+)").matcher(child.await(event("started")));
            assertThat(before.find()).isTrue();
            long all = 0;
            long kafka = 0;
            while (!child.hasSaid(event(end))) {
                for (Path job : new Home(home).jobs()) {
                    kafka = Math.max(kafka, Disk.used(job.resolve("broker")));
                    all = Math.max(all, Disk.used(job));
                }
                child.awaitLinesMore(1);
            }
            if (end.equals("finished")) {
                assertThat(child.status()).isZero();
            } else {
                child.await(line -> line.endsWith("; give the command again with a larger one"));
                assertThat(child.status()).isEqualTo(1);
            }
            return new Peak(all, kafka, Integer.parseInt(before.group(1)));
        }
    }

    private static Predicate<String> event(String name) {
        return line -> line.contains("\"event\":\"" + name + "\"");
    }
}
