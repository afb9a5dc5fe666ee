package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Light;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartFile;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a film's pictures, colours, brightness and shape, is said of the result's, and is true of them. */
class PictureTagsIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(1);
    /** BT.2020 in the transfer of SMPTE ST 2084, chroma at the top left, as on a disc. */
    private static final Colour HDR10 = new Colour(9, 16, 9, Colour.Range.LIMITED, 3);

    private static final Light LIGHT = new Light(
            new Light.Mastering(List.of(35400, 14600, 8500, 39850, 6550, 2300, 15635, 16450), 10_000_000, 50),
            1200,
            400);

    @TempDir
    Path scratch;

    private Path film() {
        PixelFormat format = new PixelFormat("yuv420p10", PixelFormat.Model.YUV, 10, 1, 1, false);
        PartSettings settings = new PartSettings(
                new Encoding(Codec.HEVC, 20, false),
                Pictures.SIZE,
                format,
                HDR10,
                new Rational(1, 1000),
                new Rational(25, 1),
                new Rational(4, 3),
                LIGHT,
                2,
                FieldStudy.none());
        Path part = scratch.resolve("pictures.nut");
        try (PartWriter writer = PartWriter.open(part, settings)) {
            for (int i = 0; i < 6; i++) {
                writer.write(Pictures.frame(i, 40L * i, Pictures.SIZE, format, HDR10));
            }
            writer.finish();
        }
        Path film = scratch.resolve("film.mkv");
        FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());
        return film;
    }

    private static SourceInfo info(Path film) {
        try (FrameReader reader = FrameReader.open(film, OPTIONS)) {
            return reader.info();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "H264, mp4, true",
        "H264, mkv, true",
        "HEVC, mp4, true",
        "HEVC, mkv, true",
        "AV1, mp4, true",
        "AV1, webm, true",
        "FFV1, mkv, false",
        "PRORES, mov, false",
    })
    void whatColoursMeanIsSaidByTheContainerAndTheCodec(Codec codec, String extension, boolean codecSays) {
        Path film = film();
        Path output = scratch.resolve("result." + extension);

        List<Path> parts = Restoration.parts(film, scratch, new Encoding(codec, null, false), OPTIONS, 6);
        FilmJoiner.join(film, parts, output, JoinOptions.whole());

        assertThat(info(film).light()).isEqualTo(LIGHT);
        SourceInfo result = info(output);
        assertThat(result.light()).isEqualTo(LIGHT);
        assertThat(result.sampleAspect()).isEqualTo(new Rational(4, 3));
        assertThat(result.colour()).isEqualTo(expected(codec, result.colour()));
        assertThat(Description.light(output)).isEqualTo(Description.light(film)).hasSize(2);
        // A part's container says nothing of colours: what is read there is in the bits.
        SourceInfo bits = info(parts.get(0));
        if (codecSays) {
            assertThat(bits.colour()).isEqualTo(expected(codec, bits.colour()));
            if (codec == Codec.AV1) {
                // FFmpeg's decoder does not tell: the x of red, in 65536ths (AV1 specification, 6.7.4).
                assertThat(firstPacket(parts.get(0)))
                        .contains(HexFormat.of().toHexDigits((char) (35400 * 65536L / 50000)));
            } else {
                assertThat(bits.light()).isEqualTo(LIGHT);
            }
        } else {
            assertThat(bits.light()).isNull();
        }
    }

    private static String firstPacket(Path part) {
        AVPacket packet = av_packet_alloc();
        try (PartFile file = new PartFile(part)) {
            file.read(packet);
            byte[] bytes = new byte[packet.size()];
            packet.data().get(bytes);
            return HexFormat.of().formatHex(bytes);
        } finally {
            av_packet_free(packet);
        }
    }

    /** ProRes is 4:2:2, which has no top left, and FFmpeg's decoder of AV1 does not say where chroma is. */
    private static Colour expected(Codec codec, Colour read) {
        boolean placed = codec != Codec.PRORES && codec != Codec.AV1;
        return new Colour(9, 16, 9, Colour.Range.LIMITED, placed ? 3 : read.chromaLocation());
    }

    @ParameterizedTest
    @CsvSource({"192, 128, 4/3", "144, 96, 4/3", "192, 96, 1/1", "96, 128, 8/3", "97, 64, 4/3"})
    void samplesAreShapedSoThatThePictureKeepsItsShape(int width, int height, String aspect) {
        SourceInfo source = info(film());

        PartSettings settings = PartSettings.of(source, new Encoding(Codec.FFV1, null, true), new Size(width, height));

        assertThat(settings.sampleAspect()).hasToString(aspect);
    }

    @ParameterizedTest
    @CsvSource({"mov", "mkv"})
    void whatIsCountedInPixelsGrowsWithThem(String extension) {
        Path film = SyntheticFilm.write(scratch.resolve("film." + extension), scratch);
        Path output = scratch.resolve("result." + extension);
        Size twice = new Size(2 * Pictures.SIZE.width(), 2 * Pictures.SIZE.height());
        Path part = scratch.resolve("part.nut");
        PartSettings settings = PartSettings.of(info(film), new Encoding(Codec.H264, 20, false), twice);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            for (int i = 0; i < SyntheticFilm.FRAMES; i++) {
                long pts = SyntheticFilm.moment(i) * settings.timeBase().denominator() / 1000;
                writer.write(Pictures.frame(i, pts, twice, PixelFormat.YUV420P, Pictures.BT709));
            }
            writer.finish();
        }

        FilmJoiner.join(film, List.of(part), output, JoinOptions.whole());

        assertThat(Description.of(film)).contains("cropping [2, 4, 6, 8]");
        assertThat(Description.of(output)).contains("cropping [4, 8, 12, 16]", "aspect 4/3");
        if (extension.equals("mov")) {
            assertThat(Description.of(film)).contains(rotation(Pictures.SIZE.height()));
            assertThat(Description.of(output)).contains(rotation(twice.height()));
        }
    }

    private static String rotation(int height) {
        return "rotation " + List.of(0, 65536, 0, -65536, 0, 0, height << 16, 0, 1 << 30);
    }
}
