package io.keenframe.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.PixelFormat.Model;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.FrameUnpacker;
import io.keenframe.media.pixel.PixelFormats;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.ShortPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pixel format that FFmpeg has, as a source. */
class PixelFormatsIT {
    private static final Size SIZE = new Size(48, 32);

    @TempDir
    Path scratch;

    /** The formats that are read; palettes have samples in another place. */
    static Stream<String> sources() {
        Ffmpeg.load();
        return IntStream.range(0, AV_PIX_FMT_NB)
                .filter(id -> PixelFormats.of(id).isPresent())
                .filter(id -> !PixelFormats.isPalette(av_pix_fmt_desc_get(id)))
                .mapToObj(PixelFormats::name);
    }

    @Test
    void thereAreAllThatFilmsAreMadeOf() {
        assertThat(sources())
                .contains(
                        "yuv420p",
                        "yuv422p",
                        "yuv440p",
                        "yuv444p",
                        "yuv411p",
                        "yuv410p",
                        "nv12",
                        "nv21",
                        "nv16",
                        "p010le",
                        "p016le",
                        "p210le",
                        "yuyv422",
                        "uyvy422",
                        "y210le",
                        "y212le",
                        "xv30le",
                        "vuya",
                        "ayuv64le",
                        "yuv420p9le",
                        "yuv422p10le",
                        "yuv444p12le",
                        "yuv420p14le",
                        "yuv444p16le",
                        "yuva420p",
                        "yuva444p10le",
                        "yuva444p16le",
                        "gray",
                        "gray10le",
                        "gray12le",
                        "gray16be",
                        "ya8",
                        "ya16le",
                        "rgb24",
                        "bgr24",
                        "bgra",
                        "argb",
                        "rgb48le",
                        "rgba64le",
                        "x2rgb10le",
                        "gbrp",
                        "gbrp9le",
                        "gbrp10le",
                        "gbrp12le",
                        "gbrp14le",
                        "gbrp16le",
                        "gbrap",
                        "gbrap16le",
                        "rgb565le",
                        "rgb4",
                        "rgb4_byte",
                        "rgb8",
                        "bgr8",
                        "0rgb",
                        "xyz12le",
                        "gray9le",
                        "gray14le",
                        "p012le",
                        "p410le",
                        "xv36le",
                        "v30xle",
                        "yuv440p10le",
                        "yuv440p12le",
                        "monow",
                        "monob");
    }

    @Test
    void whatIsNotReadIsFloatingPointRawSensorDataOrOfMoreThan16Bits() {
        Ffmpeg.load();
        List<String> refused = IntStream.range(0, AV_PIX_FMT_NB)
                .filter(id -> av_pix_fmt_desc_get(id) != null
                        && (av_pix_fmt_desc_get(id).flags() & AV_PIX_FMT_FLAG_HWACCEL) == 0)
                .filter(id -> PixelFormats.of(id).isEmpty())
                .mapToObj(PixelFormats::name)
                .filter(name -> !name.matches(".*(f16|f32|96|128|gray32|gbrap32)(le|be)|bayer_.*"))
                .toList();
        assertThat(refused).containsExactly("uyyvyy411");
    }

    @ParameterizedTest
    @CsvSource({"bayer_bggr8", "bayer_rggb16le", "gbrpf32le", "uyyvyy411"})
    void whatIsNotReadIsNamed(String name) {
        AVFrame frame = FramePacker.allocate(SIZE.width(), SIZE.height(), av_get_pix_fmt(name));
        Path film = PackedFilm.write(scratch.resolve("film.nut"), "nut", "rawvideo", List.of(frame));
        assertThatThrownBy(() -> FrameReader.open(film, ReadOptions.defaults()))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("film.nut has pixels of the format " + name)
                .hasMessageContaining("convert it");
    }

    @Test
    void cinemaIsOfItsOwnPrimaries() throws IOException {
        AVFrame frame = FramePacker.allocate(SIZE.width(), SIZE.height(), av_get_pix_fmt("gbrp12le"));
        Path film = PackedFilm.write(scratch.resolve("film.mov"), "mov", "jpeg2000", List.of(frame));
        byte[] bytes = Files.readAllBytes(film);
        // The beginning of a code stream and of its sizes, whose profile becomes that of cinemas (ISO 15444-1, A.5.1).
        int siz = new String(bytes, ISO_8859_1).indexOf("\u00ffO\u00ffQ");
        bytes[siz + 7] = 3;
        Files.write(film, bytes);
        try (FrameReader reader = FrameReader.open(film, ReadOptions.defaults())) {
            assertThat(reader.info().format().name()).isEqualTo("gbrp12le");
            assertThat(reader.info().colour()).isEqualTo(new Colour(10, 17, 0, Colour.Range.FULL, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everySampleArrivesInFullDepth(String name) {
        int id = av_get_pix_fmt(name);
        AVPixFmtDescriptor d = av_pix_fmt_desc_get(id);
        PixelFormat format = PixelFormats.of(id).orElseThrow();
        AVFrame frame = FramePacker.allocate(SIZE.width(), SIZE.height(), id);
        SplittableRandom random = new SplittableRandom(11);
        int[][] written = new int[d.nb_components()][];
        for (int c = 0; c < d.nb_components(); c++) {
            written[c] = write(frame, d, c, random);
        }

        List<Plane> planes = FrameUnpacker.planes(frame, format);

        for (int i = 0; i < format.planes(); i++) {
            Plane plane = planes.get(i);
            int component = component(d, format, i);
            int bits = d.comp(component).depth();
            for (int at = 0; at < plane.width() * plane.height(); at++) {
                // In monow, 0 is white.
                int value = name.equals("monow") ? 1 - written[component][at] : written[component][at];
                int expected = bits < 8 ? Math.round(value * 255f / ((1 << bits) - 1)) : value;
                assertThat(plane.sample(at / plane.width(), at % plane.width()))
                        .as("%s as %s, plane %d, sample %d", name, format.name(), i, at)
                        .isEqualTo(expected);
            }
        }
        av_frame_free(frame);
    }

    private static int component(AVPixFmtDescriptor d, PixelFormat format, int plane) {
        if (PixelFormats.model(d) == Model.GRAY) {
            return plane == format.planes() - 1 && format.alpha() ? 1 : 0;
        }
        return format.model() == Model.RGB && plane < 3 ? List.of(1, 2, 0).get(plane) : plane;
    }

    /** Random samples by FFmpeg's own knowledge of where they go. */
    private static int[] write(AVFrame frame, AVPixFmtDescriptor d, int component, SplittableRandom random) {
        boolean chroma = component > 0 && component < 3 && PixelFormats.model(d) == Model.YUV;
        int width = chroma ? -(-SIZE.width() >> d.log2_chroma_w()) : SIZE.width();
        int height = chroma ? -(-SIZE.height() >> d.log2_chroma_h()) : SIZE.height();
        int[] values = new int[width * height];
        try (ShortPointer row = new ShortPointer(width)) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    values[y * width + x] =
                            random.nextInt(1 << d.comp(component).depth());
                    row.put(x, (short) values[y * width + x]);
                }
                av_write_image_line2(row, frame.data(), frame.linesize(), d, 0, y, component, width, 2);
            }
        }
        return values;
    }

    /** The formats that frames have, whatever their sources. */
    static Stream<PixelFormat> formats() {
        return sources()
                .map(name -> PixelFormats.of(av_get_pix_fmt(name)).orElseThrow())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void ffv1HoldsThemAll(PixelFormat format) {
        Colour colour = format.model() == Model.YUV
                ? Pictures.BT709
                : new Colour(1, 1, format.model() == Model.RGB ? 0 : 2, Colour.Range.FULL, 0);
        Path part = scratch.resolve("part.nut");
        PartSettings settings = new PartSettings(
                new Encoding(Codec.FFV1, null, true),
                SIZE,
                format,
                colour,
                new Rational(1, 25),
                new Rational(25, 1),
                Rational.UNKNOWN,
                1);
        Frame frame = Pictures.frame(0, 0, SIZE, format, colour);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            writer.write(frame);
            writer.finish();
        }
        Path film = scratch.resolve("film.mkv");
        JoinReport report = FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());

        assertThat(report.notKept()).isEmpty();
        try (FrameReader reader = FrameReader.open(film, ReadOptions.defaults().withThreads(1))) {
            Frame back = Objects.requireNonNull(reader.read());
            assertThat(back.format()).isEqualTo(format);
            assertThat(back.planes()).isEqualTo(frame.planes());
            assertThat(back.colour().range()).isEqualTo(colour.range());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "H264, yuva420p, transparency",
        "HEVC, yuva444p10le, transparency",
        "H264, yuv420p12le, 2 of 12 bits",
        "AV1, yuv444p10le, full colour resolution",
        "PRORES, yuva444p10le, ''",
        "PRORES, yuva444p12le, 2 of 12 bits",
        "H264, yuv422p10le, ''",
        "FFV1, yuva444p16le, ''"
    })
    void whatACodecCannotHoldIsSaid(Codec codec, String name, String said) {
        PixelFormat format = PixelFormats.of(av_get_pix_fmt(name)).orElseThrow();
        Path part = scratch.resolve("part.nut");
        PartSettings settings = new PartSettings(
                new Encoding(codec, null, false),
                new Size(128, 96),
                format,
                Pictures.BT709,
                new Rational(1, 25),
                new Rational(25, 1),
                Rational.UNKNOWN,
                1);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            writer.write(Pictures.frame(0, 0, settings.size(), format, Pictures.BT709));
            writer.finish();
        }
        JoinReport report = FilmJoiner.join(part, List.of(part), scratch.resolve("film.mkv"), JoinOptions.whole());
        assertThat(String.join("\n", report.notKept())).contains(said);
        if (said.isEmpty()) {
            assertThat(report.notKept()).isEmpty();
        }
    }
}
