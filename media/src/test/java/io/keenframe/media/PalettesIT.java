package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films whose pictures are numbers of colours, as animations and screen recordings are. */
class PalettesIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(1);
    private static final int[] OPAQUE = {0xff000000, 0xffff8040, 0xff102030};
    private static final int[] GLASS = {0x00000000, 0x80ff8040, 0xff102030};

    @TempDir
    Path scratch;

    private static AVFrame picture(int[] colours) {
        return PackedFilm.palette(70, 34, colours);
    }

    private Path film(AVFrame... pictures) {
        return PackedFilm.write(scratch.resolve("film.mov"), "mov", "png", List.of(pictures));
    }

    private static List<Frame> read(Path film, List<String> remarks) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film, OPTIONS)) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames.add(frame);
            }
            remarks.addAll(reader.remarks());
        }
        return frames;
    }

    /** Whether planes are green, blue, red and perhaps alpha of the colours. */
    private static void assertShows(Frame frame, int[] colours) {
        int[] shifts = {8, 0, 16, 24};
        for (int p = 0; p < frame.planes().size(); p++) {
            Plane plane = frame.planes().get(p);
            for (int at = 0; at < 70 * 34; at++) {
                assertThat(plane.sample(at / 70, at % 70))
                        .as("plane %d, sample %d", p, at)
                        .isEqualTo(colours[at % colours.length] >> shifts[p] & 0xff);
            }
        }
    }

    @Test
    void opaqueColoursAreRgb() {
        List<Frame> frames = read(film(picture(OPAQUE), picture(OPAQUE)), new ArrayList<>());
        assertThat(frames).hasSize(2);
        assertThat(frames.get(1).format().name()).isEqualTo("gbrp");
        assertShows(frames.get(1), OPAQUE);
    }

    @Test
    void transparentColoursKeepTheirAlpha() {
        List<String> remarks = new ArrayList<>();
        List<Frame> frames = read(film(picture(GLASS), picture(OPAQUE)), remarks);
        assertThat(frames.get(0).format().name()).isEqualTo("gbrap");
        assertShows(frames.get(0), GLASS);
        assertShows(frames.get(1), OPAQUE);
        assertThat(remarks).isEmpty();
    }

    @Test
    void alphaThatComesTooLateIsNamed() {
        List<String> remarks = new ArrayList<>();
        List<Frame> frames = read(film(picture(OPAQUE), picture(GLASS), picture(GLASS)), remarks);
        assertThat(frames).hasSize(3).allMatch(frame -> !frame.format().alpha());
        assertShows(frames.get(1), GLASS);
        assertThat(remarks)
                .containsExactly(
                        "from 0.040 s on the source's pictures are transparent in places; the first is not, and"
                                + " none of the result's are");
    }

    @Test
    void picturesOfOtherFormatsFollow() {
        AVFrame rgb = FramePacker.allocate(70, 34, AV_PIX_FMT_RGB24);
        List<String> remarks = new ArrayList<>();
        List<Frame> frames = read(film(picture(OPAQUE), rgb, picture(OPAQUE)), remarks);
        assertThat(frames).hasSize(3);
        assertThat(frames.get(1).planes().get(0).sample(5, 5)).isZero();
        assertShows(frames.get(2), OPAQUE);
        assertThat(remarks).first().asString().contains("rgb24");
    }

    @ParameterizedTest
    @CsvSource({"FFV1, mkv, true", "PRORES, mov, true", "H264, mp4, false", "HEVC, mp4, false", "AV1, mp4, false"})
    void codecsThatHoldTransparencyGetIt(Codec codec, String extension, boolean holds) {
        Path film = film(picture(GLASS), picture(GLASS));
        Path output = scratch.resolve("result." + extension);
        Encoding encoding = new Encoding(codec, null, codec == Codec.FFV1);

        JoinReport report = Restoration.run(film, output, scratch, encoding, OPTIONS, 2);

        assertThat(String.join("\n", report.notKept()).contains("transparency")).isNotEqualTo(holds);
        List<Frame> frames = read(output, new ArrayList<>());
        assertThat(frames.get(1).format().alpha()).isEqualTo(holds);
        if (codec == Codec.FFV1) {
            assertShows(frames.get(1), GLASS);
        } else if (holds) {
            Plane alpha = frames.get(1).planes().get(3);
            int shift = frames.get(1).format().depth() - 8;
            assertThat(alpha.sample(0, 0) >> shift).isZero();
            assertThat(alpha.sample(0, 1) >> shift).isBetween(0x7f, 0x81);
        }
    }
}
