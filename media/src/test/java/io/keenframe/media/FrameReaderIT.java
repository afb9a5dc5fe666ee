package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Damage;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(2);

    @TempDir
    Path scratch;

    @Test
    void presentsEveryFrameAtItsMoment() {
        Path film = SyntheticFilm.write(scratch.resolve("film.mkv"), scratch);

        try (FrameReader reader = FrameReader.open(film, OPTIONS)) {
            assertThat(reader.info().size()).isEqualTo(Pictures.SIZE);
            assertThat(reader.info().colour()).isEqualTo(Pictures.BT709);
            assertThat(reader.info().sampleAspect().toString()).isEqualTo("4/3");
            for (int i = 0; i < SyntheticFilm.FRAMES; i++) {
                var frame = Objects.requireNonNull(reader.read());
                assertThat(frame.index()).isEqualTo(i);
                assertThat(frame.pts()).isEqualTo(SyntheticFilm.moment(i));
            }
            assertThat(reader.read()).isNull();
            assertThat(reader.damage()).isEqualTo(Damage.none());
        }
    }

    @Test
    void readsAStretch() {
        Path film = SyntheticFilm.write(scratch.resolve("film.mov"), scratch);
        List<String> all = Listing.frames(film);
        TimeRange range =
                new TimeRange(Duration.ofMillis(SyntheticFilm.moment(5)), Duration.ofMillis(SyntheticFilm.moment(9)));

        assertThat(Listing.frames(film, OPTIONS.withRange(range))).isEqualTo(all.subList(5, 9));
    }

    @Test
    void seeksToExactlyTheFrameThatReadingWouldReach() {
        Path film = Path.of(System.getProperty("keenframe.clips", "")).resolve("surveillance-aac.mp4");
        assumeTrue(Files.exists(film), "needs surveillance-aac.mp4 in the folder that -Dkeenframe.clips names");
        List<String> all = Listing.frames(film);

        TimeRange range = new TimeRange(Duration.ofMillis(20_010), Duration.ofMillis(22_000));
        List<String> stretch = Listing.frames(film, OPTIONS.withRange(range));

        assertThat(stretch).isNotEmpty();
        int from = all.indexOf(stretch.get(0));
        assertThat(from).isPositive();
        assertThat(all.subList(from, from + stretch.size())).isEqualTo(stretch);
    }

    @Test
    void namesWhatIsWrongWithAFile() throws IOException {
        Path text = Files.writeString(scratch.resolve("notes.mp4"), "This is no film.\n".repeat(100));
        Path playlist = Files.writeString(scratch.resolve("list.mp4"), "ffconcat version 1.0\nfile /etc/passwd\n");
        Path empty = Files.createFile(scratch.resolve("empty.mp4"));
        Path sound = scratch.resolve("sound.wav");
        Files.write(sound, wave());

        assertThatThrownBy(() -> FrameReader.open(scratch.resolve("none.mp4"), OPTIONS))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("none.mp4 does not exist");
        assertThatThrownBy(() -> FrameReader.open(scratch, OPTIONS)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> FrameReader.open(empty, OPTIONS)).hasMessageContaining("empty.mp4 is empty");
        assertThatThrownBy(() -> FrameReader.open(text, OPTIONS)).hasMessageContaining("notes.mp4 is not a video file");
        assertThatThrownBy(() -> FrameReader.open(playlist, OPTIONS)).hasMessageContaining("playlist");
        assertThatThrownBy(() -> FrameReader.open(sound, OPTIONS)).hasMessageContaining("sound.wav has no video");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv"})
    void readsWhatIsThereOfATruncatedFilm(String extension) throws IOException {
        Path film = SyntheticFilm.write(scratch.resolve("film." + extension.replace("mp4", "mov")), scratch);
        if (extension.equals("mp4")) {
            // The joiner puts the index first, which makes truncation hard to see.
            Path first = scratch.resolve("first.mp4");
            Restoration.run(film, first, scratch, new Encoding(Codec.H264, null, true), OPTIONS, 50);
            film = first;
        }
        Path cut = half(film, scratch.resolve("cut." + extension));

        try (FrameReader reader = FrameReader.open(cut, OPTIONS)) {
            int frames = 0;
            while (reader.read() != null) {
                frames++;
            }
            assertThat(frames).isBetween(5, SyntheticFilm.FRAMES - 5);
            assertThat(reader.damage().shortfall()).startsWith("ends after ").contains(" of ");
        }
    }

    @Test
    void saysWhereTheIndexIsGone() throws IOException {
        Path film = SyntheticFilm.write(scratch.resolve("film.mov"), scratch);
        Path cut = half(film, scratch.resolve("cut.mov"));

        assertThatThrownBy(() -> FrameReader.open(cut, OPTIONS))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("no index")
                .hasMessageNotContaining("\n");
    }

    private static Path half(Path film, Path cut) throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        return Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    }

    @Test
    void namesEveryDamagedFrameAndNoOther() throws IOException {
        Path part = scratch.resolve("part.nut");
        PartSettings settings = new PartSettings(
                new Encoding(Codec.FFV1, null, true),
                Pictures.SIZE,
                PixelFormat.YUV420P,
                Pictures.BT709,
                new Rational(1, 1000),
                new Rational(25, 1),
                new Rational(1, 1),
                2);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            for (int i = 0; i < 12; i++) {
                writer.write(Pictures.frame(i, SyntheticFilm.moment(i)));
            }
            writer.finish();
        }
        Path film = scratch.resolve("film.mkv");
        FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());
        List<String> sound = Listing.frames(film);
        byte[] bytes = Files.readAllBytes(film);
        bytes[bytes.length / 2] ^= 4;
        bytes[bytes.length * 3 / 4] ^= 4;
        Files.write(film, bytes);
        List<String> damaged = Listing.frames(film);
        List<Damage.Flaw> expected = IntStream.range(0, 12)
                .filter(i -> !sound.get(i).equals(damaged.get(i)))
                .mapToObj(i -> new Damage.Flaw(i, SyntheticFilm.moment(i), Damage.Kind.DAMAGED))
                .toList();

        try (FrameReader reader = FrameReader.open(film, OPTIONS)) {
            while (reader.read() != null) {
                // To the end.
            }
            assertThat(reader.damage()).isEqualTo(new Damage(2, expected, null));
        }
    }

    @Test
    void refusesPicturesBeyondTheLimit() {
        Path film = SyntheticFilm.write(scratch.resolve("film.mkv"), scratch);

        assertThatThrownBy(() -> FrameReader.open(
                        film, OPTIONS.withLimits(SourceLimits.defaults().withPixels(96 * 64 - 1))))
                .hasMessageContaining("96x64");
    }

    @Test
    void opensAndClosesForEverInTheSameMemory() throws IOException {
        Path film = SyntheticFilm.write(scratch.resolve("film.mkv"), scratch);
        for (int i = 0; i < 30; i++) {
            readOne(film);
        }
        long before = residentKilobytes();
        for (int i = 0; i < 300; i++) {
            readOne(film);
        }

        assertThat(residentKilobytes() - before)
                .as("growth in kB over 300 films")
                .isLessThan(60_000);
    }

    private static void readOne(Path film) {
        try (FrameReader reader = FrameReader.open(film, OPTIONS)) {
            assertThat(reader.read()).isNotNull();
        }
    }

    private static long residentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "needs /proc to see the memory");
        String line = Files.readAllLines(status).stream()
                .filter(l -> l.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    /** A second of silence. */
    private static byte[] wave() {
        byte[] wave = Arrays.copyOf(
                new byte[] {
                    'R',
                    'I',
                    'F',
                    'F',
                    0x64,
                    0x3e,
                    0,
                    0,
                    'W',
                    'A',
                    'V',
                    'E',
                    'f',
                    'm',
                    't',
                    ' ',
                    16,
                    0,
                    0,
                    0,
                    1,
                    0,
                    1,
                    0,
                    0x40,
                    0x1f,
                    0,
                    0,
                    (byte) 0x80,
                    0x3e,
                    0,
                    0,
                    2,
                    0,
                    16,
                    0,
                    'd',
                    'a',
                    't',
                    'a',
                    (byte) 0x80,
                    0x3e,
                    0,
                    0
                },
                44 + 16000);
        return wave;
    }
}
