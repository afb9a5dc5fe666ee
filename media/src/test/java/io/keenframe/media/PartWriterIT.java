package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.PixelFormat.Model;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.PixelFormats;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.read.StillImages;
import io.keenframe.media.write.Encoders;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PartWriterIT {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({
        "H264, yuv420p, 8, 1, 1, YUV",
        "H264, yuv422p10le, 10, 1, 0, YUV",
        "FFV1, gray, 8, 0, 0, GRAY",
        "HEVC, yuv420p10le, 10, 1, 1, YUV",
        "HEVC, gbrp, 8, 0, 0, RGB",
        "FFV1, yuv444p12le, 12, 0, 0, YUV",
        "FFV1, gbrp, 8, 0, 0, RGB",
        "FFV1, gbrp16le, 16, 0, 0, RGB",
        "FFV1, yuv411p, 8, 2, 0, YUV",
        "FFV1, gray10le, 10, 0, 0, GRAY",
    })
    void losesNothing(Codec codec, String name, int depth, int shiftX, int shiftY, Model model) {
        PixelFormat format = new PixelFormat(name, model, depth, shiftX, shiftY, false);
        Path part = scratch.resolve("part.nut");
        write(part, settings(new Encoding(codec, null, true), format, Pictures.SIZE), 5);

        try (FrameReader reader = FrameReader.open(part, ReadOptions.defaults())) {
            for (int i = 0; i < 5; i++) {
                Frame frame = Objects.requireNonNull(reader.read());
                assertThat(frame.format()).isEqualTo(format);
                assertThat(frame.planes())
                        .isEqualTo(picture(i, format, Pictures.SIZE).planes());
            }
            assertThat(reader.read()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void takesFramesThatTheCodecDoesNotKnow(Codec codec) throws IOException {
        PixelFormat format = new PixelFormat("gbrp", Model.RGB, 8, 0, 0, false);
        Path part = scratch.resolve("part.nut");
        write(part, settings(new Encoding(codec, null, false), format, Pictures.SIZE), 3);

        byte[] first = Files.readAllBytes(part);
        write(part, settings(new Encoding(codec, null, false), format, Pictures.SIZE), 3);
        assertThat(Files.readAllBytes(part)).isEqualTo(first);
        try (FrameReader reader = FrameReader.open(part, ReadOptions.defaults())) {
            Frame rgb = StillImages.toRgb(Objects.requireNonNull(reader.read()));
            int difference = Math.abs(rgb.planes().get(0).sample(30, 30)
                    - picture(0, format, Pictures.SIZE).planes().get(0).sample(30, 30));
            assertThat(difference).isLessThan(30);
        }
    }

    @ParameterizedTest
    @CsvSource({"H264, 12", "H264, 1", "HEVC, 1", "HEVC, 2", "HEVC, 3", "AV1, 1"})
    void bytesDoNotDependOnWhatMemoryHeldBefore(Codec codec, int frames) throws IOException {
        PartSettings settings = settings(new Encoding(codec, null, false), PixelFormat.YUV420P, new Size(426, 240));
        Path part = scratch.resolve("part.nut");
        Set<ByteBuffer> results = new HashSet<>();
        for (int value = 0; value < 256; value += 85) {
            fillFreeMemory(settings.size(), value);
            write(part, settings, frames);
            results.add(ByteBuffer.wrap(Files.readAllBytes(part)));
        }
        assertThat(results).hasSize(1);
    }

    /** What pictures and encoders have been in and will be in again. */
    private static void fillFreeMemory(Size size, int value) {
        List<Pointer> blocks = new ArrayList<>();
        for (int bytes = 1 << 10; bytes < 1 << 18; bytes += 1 << 10) {
            Pointer block = avutil.av_malloc(bytes);
            Pointer.memset(block, value, bytes);
            blocks.add(block);
        }
        blocks.forEach(avutil::av_free);
        List<AVFrame> frames = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            frames.add(FramePacker.allocate(size.width(), size.height(), PixelFormats.id(PixelFormat.YUV420P)));
        }
        for (AVFrame frame : frames) {
            for (int i = 0; frame.buf(i) != null; i++) {
                Pointer.memset(frame.buf(i).data(), value, frame.buf(i).size());
            }
            avutil.av_frame_free(frame);
        }
    }

    @Test
    void oddSidesNeedFullChromaOrFfv1() {
        Size odd = new Size(95, 63);
        Path part = scratch.resolve("part.nut");

        write(part, settings(new Encoding(Codec.H264, null, false), PixelFormat.YUV420P, odd), 2);
        try (FrameReader reader = FrameReader.open(part, ReadOptions.defaults())) {
            assertThat(reader.info().format().name()).isEqualTo("yuv444p");
        }
        assertThatThrownBy(() ->
                        PartWriter.open(part, settings(new Encoding(Codec.H264, null, true), PixelFormat.YUV420P, odd)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("95x63")
                .hasMessageContaining("choose the codec ffv1");
        write(part, settings(new Encoding(Codec.FFV1, null, true), PixelFormat.YUV420P, odd), 2);
    }

    @Test
    void saysWhatCannotBeLossless() {
        assertThatThrownBy(() -> Encoders.check(Codec.AV1, true))
                .hasMessageContaining("av1 cannot be written without loss");
        assertThatThrownBy(() -> Encoders.check(Codec.PRORES, true)).hasMessageContaining("ffv1");
        assertThat(Encoders.available()).containsKeys(Codec.AV1, Codec.FFV1, Codec.PRORES);
    }

    @Test
    void anUnfinishedPartLeavesNothing() {
        Path part = scratch.resolve("part.nut");
        PartSettings settings = settings(new Encoding(Codec.FFV1, null, true), PixelFormat.YUV420P, Pictures.SIZE);

        try (PartWriter writer = PartWriter.open(part, settings)) {
            writer.write(Pictures.frame(0, 7));
            assertThatThrownBy(() -> writer.write(Pictures.frame(1, 7))).hasMessageContaining("not after 7");
        }

        assertThat(scratch).isEmptyDirectory();
    }

    private static void write(Path part, PartSettings settings, int frames) {
        try (PartWriter writer = PartWriter.open(part, settings)) {
            for (int i = 0; i < frames; i++) {
                writer.write(picture(i, settings.format(), settings.size()));
            }
            assertThat(writer.finish()).isEqualTo(frames);
        }
    }

    private static Frame picture(int i, PixelFormat format, Size size) {
        return Pictures.frame(i, 1000 + 40 * i, size, format, colour(format));
    }

    private static Colour colour(PixelFormat format) {
        return format.model() == Model.RGB ? new Colour(1, 1, 0, Colour.Range.FULL, 0) : Pictures.BT709;
    }

    private static PartSettings settings(Encoding encoding, PixelFormat format, Size size) {
        return new PartSettings(
                encoding,
                size,
                format,
                colour(format),
                new Rational(1, 1000),
                new Rational(25, 1),
                Rational.UNKNOWN,
                2);
    }
}
