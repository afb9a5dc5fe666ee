package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.TimeRange;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every stream is in the result: as it was, or in another way where the container cannot hold it, or named as lost. */
class StreamsIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(1);

    @TempDir
    Path scratch;

    private JoinReport restore(Path source, Path output) {
        Codec codec = output.toString().endsWith("webm") ? Codec.AV1 : Codec.H264;
        return Restoration.run(source, output, scratch, new Encoding(codec, null, codec == Codec.H264), OPTIONS, 50);
    }

    @Test
    void matroskaHoldsEverything() {
        Path source = RichFilm.write(scratch.resolve("film.mkv"));
        Path output = scratch.resolve("result.mkv");

        JoinReport report = restore(source, output);

        assertThat(report.notKept()).isEmpty();
        assertThat(report.remarks()).isEmpty();
        assertThat(PacketListing.of(output)).isEqualTo(PacketListing.of(source)).hasSize(7);
        assertThat(Description.of(output)).isEqualTo(Description.of(source));
        assertThat(Description.streams(output))
                .isEqualTo(Description.streams(source))
                .contains("7 attachment ttf, filename=font.ttf, mimetype=application/x-truetype-font");
    }

    @Test
    void mp4GetsItsOwnKindOfText() {
        Path source = RichFilm.write(scratch.resolve("film.mkv"));
        Path output = scratch.resolve("result.mp4");

        JoinReport report = restore(source, output);

        assertThat(SubtitleLines.of(output))
                .containsExactly(
                        "eng mov_text 1100-1600 Good night",
                        "eng mov_text 200-800 Good morning",
                        "fra mov_text 300-700 Bonjour",
                        "spa mov_text 400-900 Buenos dias\nAdios");
        assertThat(report.remarks())
                .containsExactly(
                        "stream 2 (subtitle subrip, eng): .mp4 cannot hold it, converted to mov_text",
                        "stream 3 (subtitle ass, fra): .mp4 cannot hold it, converted to mov_text, without its places"
                                + " on the screen and most of its styles",
                        "stream 4 (subtitle webvtt, spa): .mp4 cannot hold it, converted to mov_text");
        assertThat(report.notKept())
                .containsExactly(
                        "stream 5 (subtitle hdmv_pgs_subtitle, ita): .mp4 cannot hold it",
                        "stream 7 (attachment ttf): .mp4 cannot hold it",
                        "the film's tags PROJECTIONIST, which .mp4 cannot hold");
        assertThat(Description.of(output)).anyMatch(line -> line.equals("language eng disposition 65"));
        assertThat(Description.streams(output))
                .anyMatch(line -> line.contains("video png"))
                .anyMatch(line -> line.startsWith("0 video h264") && line.contains("timecode=01:02:03:04"));
        assertThat(Description.metadata(output)).containsEntry("title", "A rich film");
        assertThat(PacketListing.of(output).get("5 subtitle dvd_subtitle"))
                .isEqualTo(PacketListing.of(source).get("6 subtitle dvd_subtitle"));
    }

    @Test
    void matroskaGetsSubRipForTextOfMp4() {
        Path source = RichFilm.write(scratch.resolve("film.mkv"));
        Path between = scratch.resolve("between.mp4");
        Path output = scratch.resolve("result.mkv");
        restore(source, between);

        JoinReport report = restore(between, output);

        assertThat(SubtitleLines.of(output))
                .containsExactly(
                        "eng subrip 1100-1600 Good night",
                        "eng subrip 200-800 Good <i>morning</i>",
                        "fra subrip 300-700 <font size=\"20\">Bonjour</font>",
                        "spa subrip 400-900 Buenos dias\nAdios");
        assertThat(report.remarks())
                .hasSize(3)
                .first()
                .isEqualTo("stream 2 (subtitle mov_text, eng): .mkv cannot hold it, converted to subrip");
        assertThat(report.notKept()).isEmpty();
        assertThat(Description.streams(output))
                .anyMatch(line -> line.contains("video png"))
                .anyMatch(line -> line.startsWith("0 video h264") && line.contains("TIMECODE=01:02:03:04"));
    }

    @Test
    void webmGetsItsOwnSoundAndText() {
        Path source = RichFilm.write(scratch.resolve("film.mkv"));
        Path output = scratch.resolve("result.webm");

        JoinReport report = restore(source, output);

        assertThat(SubtitleLines.of(output))
                .containsExactly(
                        "eng webvtt 1100-1600 Good night",
                        "eng webvtt 200-800 Good <i>morning</i>",
                        "fra webvtt 300-700 Bonjour",
                        "spa webvtt 400-900 Adios",
                        "spa webvtt 400-900 Buenos dias");
        assertThat(report.remarks())
                .hasSize(3)
                .first()
                .isEqualTo("stream 1 (audio pcm_s16le, deu): .webm cannot hold it, converted to opus");
        assertThat(report.notKept()).hasSize(4);
        assertToneIsInPlace(output);
    }

    @Test
    void broadcastGetsAacAndSaysThatTextIsLost() {
        Path source = RichFilm.write(scratch.resolve("film.mkv"));
        Path output = scratch.resolve("result.ts");

        JoinReport report = restore(source, output);

        assertThat(report.remarks())
                .containsExactly("stream 1 (audio pcm_s16le, deu): .ts cannot hold it, converted to aac");
        assertThat(report.notKept())
                .hasSize(9)
                .contains(
                        "stream 2 (subtitle subrip, eng): .ts cannot hold it",
                        "the film's tags PROJECTIONIST, title, which .ts cannot hold");
        assertToneIsInPlace(output);
    }

    @Test
    void aStretchIsCutWhateverItIsConvertedTo() {
        Path source = RichFilm.write(scratch.resolve("film.mkv"));
        Path output = scratch.resolve("result.mp4");
        TimeRange range = new TimeRange(Duration.ofMillis(400), Duration.ofMillis(1200));

        Restoration.run(source, output, scratch, new Encoding(Codec.H264, null, true), OPTIONS.withRange(range), 50);

        assertThat(Listing.frames(output)).hasSize(20).first().asString().startsWith("0/1 ");
        assertThat(SubtitleLines.of(output))
                .containsExactly(
                        "eng mov_text 0-400 Good morning",
                        "eng mov_text 700-1200 Good night",
                        "fra mov_text 0-300 Bonjour",
                        "spa mov_text 0-500 Buenos dias\nAdios");
        // Ten frames later.
        assertThat(Description.streams(output).get(0)).contains("timecode=01:02:03:14");
    }

    @Test
    void servicesOfABroadcastKeepTheirNamesAndStreams() {
        Path source = scratch.resolve("film.ts");
        TimedFilm.of("mpegts", Codec.H264, 90_000, 0, 3600, 7200, 10_800)
                .withServices(Map.of(17, "One", 18, "Two"))
                .write(source);
        Path output = scratch.resolve("result.ts");

        JoinReport report = restore(source, output);

        assertThat(report.notKept()).isEmpty();
        assertThat(Description.services(output))
                .isEqualTo(Description.services(source))
                .containsExactly("17 One [0, 1]", "18 Two [1, 2]");
    }

    @Test
    void whatABroadcastCannotSayIsNamed() {
        Path source = SyntheticFilm.write(scratch.resolve("film.mkv"), scratch);

        JoinReport report = restore(source, scratch.resolve("result.ts"));

        assertThat(report.notKept())
                .containsExactly(
                        "stream 2 (subtitle subrip, eng): .ts cannot hold it",
                        "2 of 2 chapters: .ts cannot hold them",
                        "the film's tags title, which .ts cannot hold",
                        "stream 0 (video h264): its rotation, which .ts cannot hold",
                        "stream 0 (video h264): its cropping, which .ts cannot hold");
    }

    /** What is heard is the tone at every moment, within what a codec may change, and nothing where nothing was. */
    private static void assertToneIsInPlace(Path film) {
        List<SoundSamples.Sample> samples = SoundSamples.of(film);
        double error = 0;
        double silence = 0;
        int heard = 0;
        for (SoundSamples.Sample sample : samples) {
            double block = sample.seconds() * 10;
            if (Math.abs(block - RichFilm.SILENT_BLOCK - 0.5) < 0.3) {
                silence = Math.max(silence, Math.abs(sample.value()));
            } else if (block > 1 && block < 19 && Math.abs(block - RichFilm.SILENT_BLOCK - 0.5) > 0.8) {
                double tone = 3000 / 32768.0 * Math.sin(RichFilm.TONE * sample.seconds());
                error += (sample.value() - tone) * (sample.value() - tone);
                heard++;
            }
        }
        double signal = Math.pow(3000 / 32768.0, 2) / 2;
        assertThat(heard).isGreaterThan(40_000);
        assertThat(error / heard / signal).isCloseTo(0, within(0.03));
        assertThat(silence).isLessThan(0.01);
    }
}
