package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilmJoinerIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(2);

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({"mov, H264, 40", "mov, H264, 1", "mkv, H264, 13", "mkv, FFV1, 7", "mov, HEVC, 11"})
    void aFilmComesBackAsItWas(String extension, Codec codec, int partLength) {
        Path source = SyntheticFilm.write(scratch.resolve("film." + extension), scratch);
        Path output = scratch.resolve("result." + extension);

        JoinReport report =
                Restoration.run(source, output, scratch, new Encoding(codec, null, true), OPTIONS, partLength, 3);

        assertThat(report.notKept()).isEmpty();
        assertThat(report.frames()).isEqualTo(SyntheticFilm.FRAMES);
        assertThat(Listing.frames(output)).isEqualTo(Listing.frames(source));
        assertThat(PacketListing.of(output)).isEqualTo(PacketListing.of(source)).hasSize(2);
        assertThat(Description.of(output)).isEqualTo(Description.of(source));
        assertThat(Description.of(output))
                .contains("title A film", "aspect 4/3")
                .noneMatch(s -> s.equals("rotation none"));
        assertThat(scratch).isDirectoryNotContaining(p -> p.toString().endsWith(".partial"));
    }

    /** So many frames a second that SVT-AV1 leaves them to libaom, which gives its headers with the first picture. */
    @ParameterizedTest
    @ValueSource(strings = {"mkv", "webm", "mp4"})
    void findsHeadersInThePictures(String extension) {
        Path part = scratch.resolve("part.nut");
        PartSettings settings = new PartSettings(
                new Encoding(Codec.AV1, 40, false),
                Pictures.SIZE,
                PixelFormat.YUV420P,
                Pictures.BT709,
                new Rational(1, 1000),
                new Rational(500, 1),
                new Rational(1, 1),
                2);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            for (int i = 0; i < 5; i++) {
                writer.write(Pictures.frame(i, 2L * i));
            }
            writer.finish();
        }
        Path output = scratch.resolve("result." + extension);

        FilmJoiner.join(part, List.of(part), output, JoinOptions.whole());

        assertThat(Listing.moments(Listing.frames(output))).containsExactly("0/1", "1/500", "1/250", "3/500", "1/125");
    }

    @Test
    void theSameFilmIsTheSameBytes() throws IOException {
        Path source = SyntheticFilm.write(scratch.resolve("film.mov"), scratch);
        Path first = scratch.resolve("first.mov");
        Path second = scratch.resolve("second.mov");
        Encoding encoding = new Encoding(Codec.H264, null, false);

        Restoration.run(source, first, scratch, encoding, OPTIONS, 9);
        Restoration.run(source, second, scratch, encoding, OPTIONS, 9);

        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    @Test
    void aStretchBeginsAtZeroAndEverythingIsCutToIt() {
        Path source = SyntheticFilm.write(scratch.resolve("film.mkv"), scratch);
        Path output = scratch.resolve("result.mkv");
        TimeRange range = new TimeRange(Duration.ofMillis(300), Duration.ofMillis(1200));

        Restoration.run(source, output, scratch, new Encoding(Codec.FFV1, null, true), OPTIONS.withRange(range), 10);

        List<String> frames = Listing.frames(output);
        assertThat(frames).hasSize(wanted(300, 1200)).first().asString().startsWith("0/1 ");
        var others = PacketListing.of(output);
        assertThat(others.get("1 audio pcm_s16le")).hasSizeBetween(8, 11);
        assertThat(others.get("2 subtitle subrip"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("0/1 ");
    }

    private static int wanted(long from, long to) {
        int count = 0;
        for (int i = 0; i < SyntheticFilm.FRAMES; i++) {
            long moment = SyntheticFilm.moment(i) - SyntheticFilm.moment(0);
            count += moment >= from && moment < to ? 1 : 0;
        }
        return count;
    }

    @Test
    void refusesPartsOfAnotherEncoding() {
        Path source = SyntheticFilm.write(scratch.resolve("film.mkv"), scratch);
        Path other = scratch.resolve("other");
        assertThat(other.toFile().mkdir()).isTrue();
        Path one = Restoration.parts(source, scratch, new Encoding(Codec.H264, 20, false), OPTIONS, 50)
                .get(0);
        Path two = Restoration.parts(source, other, new Encoding(Codec.FFV1, null, true), OPTIONS, 50)
                .get(0);
        Path output = scratch.resolve("result.mkv");

        assertThatThrownBy(() -> FilmJoiner.join(source, List.of(one, two), output, JoinOptions.whole()))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("other settings");
        assertThatThrownBy(() -> FilmJoiner.join(source, List.of(one, one), output, JoinOptions.whole()))
                .hasMessageContaining("not in order");
        assertThat(output).doesNotExist();
    }

    @Test
    void leavesNothingWhereItCannotGoOn() throws IOException {
        Path source = SyntheticFilm.write(scratch.resolve("film.mkv"), scratch);
        List<Path> parts = Restoration.parts(source, scratch, new Encoding(Codec.FFV1, null, true), OPTIONS, 50);
        Path output = scratch.resolve("result.ts");

        assertThatThrownBy(() -> FilmJoiner.join(source, parts, output, JoinOptions.whole()))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("cannot hold ffv1");
        assertThatThrownBy(() -> FilmJoiner.join(source, parts, scratch.resolve("none/r.mkv"), JoinOptions.whole()))
                .hasMessageContaining("does not exist");
        try (Stream<Path> files = Files.list(scratch)) {
            assertThat(files).noneMatch(p -> p.toString().contains("result"));
        }
    }
}
