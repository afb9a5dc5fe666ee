package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever container a film comes in and goes to, and however odd its moments are: the result has them. */
class TimingMatrixIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(1);
    private static final int FRAMES = 24;

    @TempDir
    Path scratch;

    /** When frames are presented, in milliseconds. */
    enum Timing {
        EVEN,
        VARIABLE,
        LATE,
        GAP,
        NEGATIVE,
        /** The clock of a transport stream has 33 bits. */
        WRAP;

        private long moment(long i) {
            return switch (this) {
                case EVEN -> 40 * i;
                case VARIABLE -> 40 * i + i % 3 * 7;
                case LATE -> 10_000 + 40 * i;
                case GAP -> 40 * i + (i > 11 ? 3000 : 0);
                case NEGATIVE -> 40 * i - 200;
                case WRAP -> (1L << 33) / 90 - 400 + 40 * i;
            };
        }

        long[] moments(int unit) {
            return LongStream.range(0, FRAMES).map(i -> moment(i) * unit / 1000).toArray();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, VARIABLE",
        "mp4, LATE",
        "mp4, GAP",
        "mp4, NEGATIVE",
        "mov, VARIABLE",
        "mov, LATE",
        "matroska, VARIABLE",
        "matroska, LATE",
        "matroska, GAP",
        "matroska, NEGATIVE",
        "webm, VARIABLE",
        "webm, NEGATIVE",
        "mpegts, VARIABLE",
        "mpegts, LATE",
        "mpegts, GAP",
        "mpegts, NEGATIVE",
        "mpegts, WRAP",
        "avi, EVEN",
    })
    void everyMomentIsTheSources(String format, Timing timing) {
        int unit = format.equals("mpegts") ? 90_000 : format.equals("avi") ? 25 : 1000;
        Path source = TimedFilm.of(format, codec(format), unit, timing.moments(unit))
                .write(scratch.resolve("film." + format));
        assertThat(Listing.moments(Listing.frames(source))).isEqualTo(presented(format, timing, unit));

        for (String extension :
                timing == Timing.VARIABLE ? List.of("mp4", "mov", "mkv", "webm", "ts") : List.of("mp4", "mkv", "ts")) {
            assertSame(source, extension);
        }
    }

    /** An edit list hides what is before 0, and a clock that wraps around is read as one that begins before 0. */
    private static List<String> presented(String format, Timing timing, int unit) {
        return Arrays.stream(timing.moments(unit))
                .filter(moment -> moment >= 0 || !format.equals("mp4"))
                .map(moment -> moment - (timing == Timing.WRAP ? 1L << 33 : 0))
                .mapToObj(moment -> Listing.moment(moment, new Rational(1, unit)))
                .toList();
    }

    private static Codec codec(String format) {
        return switch (format) {
            case "webm" -> Codec.AV1;
            case "avi" -> Codec.FFV1;
            default -> Codec.H264;
        };
    }

    /** The result has the source's frames and sound at the source's moments, as exactly as its container counts. */
    private void assertSame(Path source, String extension) {
        Path output = scratch.resolve("result." + extension);
        boolean webm = extension.equals("webm");

        JoinReport report = Restoration.run(
                source,
                output,
                scratch,
                new Encoding(webm ? Codec.AV1 : Codec.H264, null, !webm),
                OPTIONS,
                webm ? FRAMES : 7,
                1,
                FRAMES);

        assertThat(report.notKept()).as(extension).isEmpty();
        List<String> frames = Listing.frames(source);
        List<String> result = Listing.frames(output);
        List<String> sound = sound(source);
        long unit = unit(extension);
        long shift = shift(source, extension, frames, sound);
        if (webm) {
            // AV1 is not lossless here.
            assertThat(Listing.moments(result)).isEqualTo(Listing.moments(placed(frames, shift, unit)));
        } else {
            assertThat(result).as(extension).isEqualTo(placed(frames, shift, unit));
        }
        List<String> expected = placed(sound, shift, unit);
        if (source.toString().endsWith("mpegts") && !extension.equals("ts") && !webm) {
            // AAC's packets lose the headers that they have in a broadcast.
            assertThat(Listing.moments(sound(output))).as(extension).isEqualTo(Listing.moments(expected));
        } else if (report.remarks().isEmpty()) {
            assertThat(sound(output)).as(extension).isEqualTo(expected);
        }
    }

    /** Moments in a second that the container tells apart; 0 for any. */
    private static long unit(String extension) {
        return switch (extension) {
            case "mkv", "webm" -> 1000;
            case "ts" -> 90_000;
            default -> 0;
        };
    }

    /** By how many 90000ths of a second everything is earlier: a transmitter's clock and moments before 0 stay behind. */
    private static long shift(Path source, String extension, List<String> frames, List<String> sound) {
        double first = Listing.seconds(frames.get(0));
        boolean broadcast = source.toString().endsWith("mpegts");
        double earliest = broadcast ? Math.min(first, Listing.seconds(sound.get(0))) : Math.min(0, first);
        return extension.equals("ts") ? 0 : Math.round(earliest * 90_000);
    }

    private static List<String> placed(List<String> lines, long shift, long unit) {
        List<String> moved = new ArrayList<>();
        for (String line : lines) {
            String[] v = line.split("[/ ]", 3);
            long denominator = Long.parseLong(v[1]);
            long numerator = Long.parseLong(v[0]);
            Rational base = shift == 0 ? new Rational(1, (int) denominator) : new Rational(1, 90_000);
            long ticks = shift == 0 ? numerator : numerator * (90_000 / denominator) - shift;
            moved.add(Listing.moment(ticks, base) + " " + v[2]);
        }
        return unit == 0 ? moved : Listing.rounded(moved, unit);
    }

    private static List<String> sound(Path film) {
        return PacketListing.of(film).entrySet().stream()
                .filter(stream -> stream.getKey().contains("audio"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void whatAnEditListHidesStaysHidden() throws IOException {
        Path source =
                TimedFilm.of("mp4", Codec.H264, 1000, Timing.EVEN.moments(1000)).write(scratch.resolve("film.mp4"));
        EditList.trim(source, 200, 120);
        assertThat(Listing.frames(source))
                .hasSize(FRAMES - 8)
                .first()
                .asString()
                .startsWith("0/1 ");

        for (String extension : List.of("mp4", "mkv", "ts")) {
            assertSame(source, extension);
        }
    }

    @ParameterizedTest
    @CsvSource({"mpegts, mp4", "mpegts, ts", "matroska, mkv", "matroska, mp4"})
    void framesThatReferToWhatIsNotThereAreNotPresented(String format, String extension) {
        Path source = CodedFilm.cutOut(scratch.resolve("film." + format), format);
        Path output = scratch.resolve("result." + extension);

        Restoration.run(source, output, scratch, new Encoding(Codec.H264, null, true), OPTIONS, 9);

        List<String> frames = Listing.frames(source);
        assertThat(frames).hasSizeBetween(20, CodedFilm.FRAMES - 12);
        boolean moved = format.equals("mpegts") && extension.equals("mp4");
        double first = Listing.seconds(frames.get(0));
        double origin = moved ? first - Listing.seconds(Listing.frames(output).get(0)) : 0;
        assertThat(origin).isBetween(0.0, first);
        assertThat(Listing.frames(output)).isEqualTo(placed(frames, Math.round(origin * 90_000), unit(extension)));
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, VARIABLE, mp4",
        "matroska, VARIABLE, mkv",
        "mpegts, VARIABLE, ts",
        "matroska, VARIABLE, mp4",
        "matroska, NEGATIVE, mp4",
    })
    void otherPicturesAreCopied(String format, Timing timing, String extension) {
        int unit = format.equals("mpegts") ? 90_000 : 1000;
        Path source = TimedFilm.of(format, Codec.H264, unit, timing.moments(unit))
                .withVideos(3)
                .write(scratch.resolve("film." + format));
        Path output = scratch.resolve("result." + extension);

        JoinReport report =
                Restoration.run(source, output, scratch, new Encoding(Codec.H264, null, true), OPTIONS, FRAMES);

        assertThat(report.notKept()).isEmpty();
        assertThat(PacketListing.of(source)).hasSize(3);
        long shift = timing == Timing.NEGATIVE ? -18_000 : 0;
        PacketListing.of(source).forEach((stream, packets) -> {
            if (stream.contains("video") || !extension.equals("mp4")) {
                assertThat(PacketListing.of(output)).containsEntry(stream, placed(packets, shift, 0));
            }
        });
        assertThat(Listing.frames(output)).isEqualTo(placed(Listing.frames(source), shift, 0));
    }

    @Test
    void otherPicturesThatTheContainerCannotHoldAreNamed() {
        Path source = TimedFilm.of("matroska", Codec.H264, 1000, Timing.EVEN.moments(1000))
                .withVideos(2)
                .write(scratch.resolve("film.mkv"));

        JoinReport report = Restoration.run(
                source, scratch.resolve("result.webm"), scratch, new Encoding(Codec.AV1, null, false), OPTIONS, FRAMES);

        assertThat(report.notKept()).containsExactly("stream 1 (video h264): .webm cannot hold it");
        assertThat(report.remarks()).hasSize(1);
    }
}
