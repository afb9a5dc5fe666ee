package io.keenframe.media.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.MediaException;
import io.keenframe.media.SampleFilm;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.join.StreamHash;
import io.keenframe.media.join.StreamHashes;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.read.StillImages;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media read in another process: the same frames, and no harm to this one. */
class QuarantineIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(2);

    @TempDir
    private Path folder;

    private Quarantine quarantine = new Quarantine(SourceLimits.defaults());
    private Path film = Path.of("");

    @BeforeEach
    void write() {
        film = SampleFilm.write(folder.resolve("film.mkv"), folder);
    }

    @AfterEach
    void nothingStays() throws IOException {
        quarantine.close();
        assertThat(children()).isEmpty();
        assertThat(rings()).isEmpty();
    }

    private void limited(SourceLimits limits) {
        quarantine.close();
        quarantine = new Quarantine(limits);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    private static List<Path> rings() throws IOException {
        List<Path> rings = new ArrayList<>();
        for (Path place : List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    files.filter(file -> file.toString().endsWith(".ring")).forEach(rings::add);
                }
            }
        }
        return rings;
    }

    private static List<Frame> all(FrameSource source) throws InterruptedException {
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = source.read(); frame != null; frame = source.read()) {
            frames.add(frame);
        }
        return frames;
    }

    private List<Frame> read(Path file) throws InterruptedException {
        try (FrameSource source = quarantine.open(file, OPTIONS)) {
            return all(source);
        }
    }

    @Test
    void readsTheSameFrames() throws InterruptedException {
        try (FrameReader here = FrameReader.open(film, OPTIONS);
                FrameSource there = quarantine.open(film, OPTIONS)) {
            assertThat(there.info()).isEqualTo(here.info());
            assertThat(all(there)).hasSize(40).isEqualTo(all(here));
            assertThat(there.damage()).isEqualTo(here.damage());
        }
    }

    @Test
    void oneProcessServesAFileAgainAndAnotherFileHasItsOwn() throws InterruptedException {
        try (FrameSource probed = quarantine.open(film, OPTIONS)) {
            assertThat(probed.info().size()).isEqualTo(new Size(96, 64));
        }
        List<ProcessHandle> first = children();
        try (FrameSource begun = quarantine.open(film, OPTIONS)) {
            assertThat(begun.read()).isNotNull();
        }
        assertThat(read(film)).hasSize(40);
        assertThat(children()).hasSize(1).isEqualTo(first);

        assertThat(read(SampleFilm.write(folder.resolve("other.mkv"), folder))).hasSize(40);
        assertThat(children()).hasSize(1).isNotEqualTo(first);
    }

    @Test
    void hashesTheSameStreamsAndGoesOn() throws InterruptedException {
        List<StreamHash> there = quarantine.streams(film, null, bytes -> {});

        assertThat(there).isNotEmpty().isEqualTo(StreamHashes.read(film, SourceLimits.defaults(), null, bytes -> {}));
        List<ProcessHandle> first = children();
        assertThat(read(film)).hasSize(40);
        assertThat(children()).isEqualTo(first);
        limited(SourceLimits.defaults().withStreams(2));
        assertThatThrownBy(() -> quarantine.streams(film, null, bytes -> {}))
                .hasMessageContaining("more than the limit of 2 streams");
    }

    @Test
    void tellsWhatIsWrongInTheWordsOfTheReader() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "This is no film.\n".repeat(100));

        assertThatThrownBy(() -> quarantine.open(text, OPTIONS))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("notes.mp4 is not a video file");
        limited(SourceLimits.defaults().withStreams(2));
        assertThatThrownBy(() -> quarantine.open(film, OPTIONS))
                .hasMessageContaining("more than the limit of 2 streams");
        limited(SourceLimits.defaults().withDuration(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> read(film)).hasMessageContaining("raise --limit-duration");
    }

    @Test
    void aCrashIsAnErrorOfThatFileAlone() throws Exception {
        try (FrameSource source = quarantine.open(film, OPTIONS)) {
            assertThat(source.read()).isNotNull();
            signal("SEGV");
            assertThatThrownBy(() -> all(source))
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("film.mkv cannot be read: the process that read it ")
                    .hasMessageNotContaining("\n");
        }
        assertThat(read(film)).hasSize(40);
    }

    @Test
    void aChildDoesNotOutliveItsParent() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedParent.class.getName(),
                        film.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = parent.inputReader()) {
            String line = said.readLine();
            // The log may come first.
            while (!line.matches("\\d+")) {
                line = said.readLine();
            }
            ProcessHandle child = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
            parent.destroyForcibly().waitFor();
            child.onExit().get(1, TimeUnit.MINUTES);
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void whoeverHangsIsEnded() throws Exception {
        limited(SourceLimits.defaults().withPatience(Duration.ofSeconds(8)));
        Path large = folder.resolve("large.nut");
        write(large, new Size(640, 480), 60);
        try (FrameSource source = quarantine.open(large, OPTIONS)) {
            assertThat(source.read()).isNotNull();
            signal("STOP");
            assertThatThrownBy(() -> all(source)).hasMessageContaining("large.nut could not be read on for 8 s");
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void memoryHasALimit() {
        limited(SourceLimits.defaults().withMemory(256 << 20));
        Path picture = folder.resolve("large.png");
        StillImages.writePng(gray(new Size(16000, 8000)), picture);

        assertThatThrownBy(() -> quarantine.picture(picture))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("large.png")
                .hasMessageContaining("raise --limit-memory");
    }

    @Test
    void readsPictures() throws InterruptedException {
        Path picture = folder.resolve("picture.png");
        StillImages.writePng(gray(new Size(33, 21)), picture);

        assertThat(quarantine.picture(picture)).isEqualTo(StillImages.read(picture));
    }

    private static Frame gray(Size size) {
        PixelFormat format = new PixelFormat("gray", PixelFormat.Model.GRAY, 8, 0, 0, false);
        Plane plane = new Plane(size.width(), size.height(), new byte[size.width() * size.height()]);
        return new Frame(0, 0, 0, size, format, Colour.UNSPECIFIED, List.of(plane));
    }

    @Test
    void joinsAsHere() throws Exception {
        Path part = folder.resolve("part.nut");
        try (FrameReader reader = FrameReader.open(film, OPTIONS);
                PartWriter writer = PartWriter.open(
                        part,
                        PartSettings.of(
                                reader.info(),
                                new Encoding(Codec.FFV1, null, true),
                                reader.info().size()))) {
            all(reader).forEach(writer::write);
            writer.finish();
        }
        Path output = folder.resolve("result.mkv");
        JoinReport report = quarantine.join(film, List.of(part), output, TimeRange.all());

        assertThat(report.frames()).isEqualTo(40);
        assertThat(read(output))
                .extracting(Frame::planes)
                .isEqualTo(read(film).stream().map(Frame::planes).toList());
        assertThat(partials()).isEmpty();
    }

    @Test
    void aJoinThatFailsLeavesNothing() throws Exception {
        Path broken = Files.writeString(folder.resolve("part.nut"), "no part");

        assertThatThrownBy(() -> quarantine.join(film, List.of(broken), folder.resolve("result.mkv"), TimeRange.all()))
                .isInstanceOf(MediaException.class);
        assertThat(partials()).isEmpty();
        assertThat(folder.resolve("result.mkv")).doesNotExist();
    }

    private List<Path> partials() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".partial")).toList();
        }
    }

    private static void write(Path file, Size size, int frames) {
        Frame first = gray(size);
        PartSettings settings = new PartSettings(
                new Encoding(Codec.FFV1, null, true),
                size,
                first.format(),
                first.colour(),
                new Rational(1, 25),
                new Rational(25, 1),
                new Rational(1, 1),
                2);
        try (PartWriter writer = PartWriter.open(file, settings)) {
            for (int i = 0; i < frames; i++) {
                writer.write(new Frame(i, i, 1, size, first.format(), first.colour(), first.planes()));
            }
            writer.finish();
        }
    }

    private static void signal(String name) throws IOException, InterruptedException {
        for (ProcessHandle child : children()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(child.pid()))
                    .start()
                    .waitFor();
        }
    }
}
