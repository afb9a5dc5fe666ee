package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.ClosedCaptions;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.FieldWish;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said is said of the same pictures, wherever a codec has a place for it. */
class ClosedCaptionsIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(2);

    @TempDir
    Path scratch;

    /** One pair of CEA-608's first field, an empty one of its second, and a triple of CEA-708; some frames have none. */
    private static ClosedCaptions captions(int frame) {
        byte letter = (byte) (0x21 + frame);
        byte[] triples = {(byte) 0xfc, letter, letter, (byte) 0xfd, (byte) 0x80, (byte) 0x80, (byte) 0xfe, letter, 0};
        return frame % 7 == 3 ? ClosedCaptions.none() : new ClosedCaptions(triples);
    }

    private static List<ClosedCaptions> read(Path film, FieldStudy fields) {
        List<ClosedCaptions> captions = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film, OPTIONS.withFields(FieldWish.of(fields)))) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                captions.add(frame.captions());
            }
        }
        return captions;
    }

    private static List<ClosedCaptions> allOf(int frames) {
        return IntStream.range(0, frames).mapToObj(ClosedCaptionsIT::captions).toList();
    }

    @ParameterizedTest
    @CsvSource({"H264, mp4", "H264, mkv", "HEVC, mp4", "HEVC, ts"})
    void everyFrameKeepsItsOwn(Codec codec, String extension) {
        Path source = CodedFilm.captioned(scratch.resolve("film.ts"), ClosedCaptionsIT::captions);
        Path output = scratch.resolve("result." + extension);

        JoinReport report = Restoration.run(source, output, scratch, new Encoding(codec, null, false), OPTIONS, 13);

        assertThat(read(output, FieldStudy.none())).isEqualTo(allOf(CodedFilm.FRAMES));
        assertThat(report.notKept()).isEmpty();
    }

    @Test
    void whereThereIsNoPlaceForThemTheyAreNamed() {
        Path source = CodedFilm.captioned(scratch.resolve("film.ts"), ClosedCaptionsIT::captions);

        JoinReport report = Restoration.run(
                source, scratch.resolve("result.mkv"), scratch, new Encoding(Codec.FFV1, null, true), OPTIONS, 40);

        assertThat(report.notKept())
                .containsExactly("stream 0 (video mpeg2video): its closed captions (CEA-608/708), which the result's"
                        + " pictures do not have");
    }

    @Test
    void picturesOfFieldsShareThoseOfTheirFrame() {
        Path film = film(FieldFilm.interlaced(20, true, 0));

        assertThat(read(film, FieldFilm.study(Scan.TOP_FIRST, true, Treatment.FIELDS)))
                .isEqualTo(allOf(20).stream()
                        .flatMap(captions -> captions.byField().stream())
                        .toList());
    }

    @Test
    void nothingThatIsSaidInFramesThatGoIsLost() {
        Path film = film(FieldFilm.telecined(40, true, 0));

        List<ClosedCaptions> kept = read(film, FieldFilm.study(Scan.TELECINED, true, Treatment.FILM));

        assertThat(kept).hasSize(32);
        assertThat(ClosedCaptions.spread(kept, 8)).isEqualTo(ClosedCaptions.spread(allOf(40), 8));
    }

    private Path film(List<Frame> frames) {
        List<Frame> captioned = frames.stream()
                .map(frame -> frame.withCaptions(captions(frame.index())))
                .toList();
        return FieldFilm.write(
                scratch.resolve("film.nut"), captioned, new Encoding(Codec.H264, null, true), FieldStudy.none());
    }
}
