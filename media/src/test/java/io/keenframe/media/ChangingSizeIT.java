package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A film whose pictures change their size is restored at the size of the first, every frame at its moment. */
class ChangingSizeIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(1);

    @TempDir
    Path scratch;

    private static List<Frame> frames(Path film) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film, OPTIONS)) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static List<String> remarks(Path film) {
        try (FrameReader reader = FrameReader.open(film, OPTIONS)) {
            while (reader.read() != null) {
                // To the end.
            }
            return reader.remarks();
        }
    }

    @ParameterizedTest
    @CsvSource({"mpegts, mpeg2video", "matroska, mpeg2video", "mpegts, libx264", "mpegts, libx265"})
    void laterPicturesBecomeAsLargeAsTheFirst(String format, String codec) {
        Path film = CodedFilm.changing(
                scratch.resolve("film." + format),
                format,
                codec,
                20,
                new Size(96, 64),
                new Size(192, 128),
                new Size(96, 64));

        List<Frame> frames = frames(film);

        assertThat(frames)
                .hasSize(60)
                .allSatisfy(frame -> assertThat(frame.size()).isEqualTo(new Size(96, 64)));
        long step = frames.get(1).pts() - frames.get(0).pts();
        for (int i = 0; i < 60; i++) {
            assertThat(frames.get(i).pts()).isEqualTo(frames.get(0).pts() + i * step);
        }
        assertThat(remarks(film)).hasSize(2);
        assertThat(remarks(film).get(0))
                .contains("s on the source's pictures are 192x128 yuv420p; they are scaled to 96x64 yuv420p");
        assertThat(remarks(film).get(1)).endsWith("s on the source's pictures are 96x64 yuv420p again");
    }

    @Test
    void aPictureOfAnotherShapeKeepsItBetweenBlackBars() {
        Path film = CodedFilm.changing(
                scratch.resolve("film.ts"), "mpegts", "mpeg2video", 15, new Size(96, 64), new Size(64, 64));

        Frame wide = frames(film).get(10);
        Frame square = frames(film).get(20);

        Plane luma = square.planes().get(0);
        for (int row = 0; row < 64; row++) {
            for (int x = 0; x < 96; x++) {
                int value = luma.samples()[96 * row + x] & 0xff;
                if (x < 16 || x >= 80) {
                    assertThat(value).as("bar at %d, %d", x, row).isEqualTo(16);
                } else {
                    assertThat(value).as("picture at %d, %d", x, row).isGreaterThan(30);
                }
            }
        }
        assertThat(remarks(film))
                .singleElement()
                .asString()
                .endsWith("; they are scaled to 96x64 yuv420p, with black bars");
        assertThat(square.planes().get(1).samples()[0]).isEqualTo((byte) 128);
        assertThat(wide.planes().get(0).samples()[0] & 0xff).isGreaterThan(30);
    }

    @Test
    void aShapeThatTheContainerOverrulesIsNoChange() {
        Path film = CodedFilm.reshaped(
                scratch.resolve("film.mkv"), "matroska", 10, new Rational(4, 3), new Rational(16, 9));

        assertThat(frames(film)).hasSize(20);
        assertThat(remarks(film)).isEmpty();
    }

    @Test
    void aShapeThatChangesAloneIsNamed() {
        Path film =
                CodedFilm.reshaped(scratch.resolve("film.ts"), "mpegts", 10, new Rational(4, 3), new Rational(16, 9));

        assertThat(frames(film)).hasSize(20);
        assertThat(remarks(film))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("s on the source's samples are 32:27; the result's stay 8:9");
    }

    @Test
    void theResultHasEveryFrame() {
        Path film = CodedFilm.changing(
                scratch.resolve("film.mkv"), "matroska", "mpeg2video", 12, new Size(96, 64), new Size(128, 96));
        Path output = scratch.resolve("result.mkv");

        Restoration.run(film, output, scratch, new Encoding(Codec.FFV1, null, true), OPTIONS, 10);

        assertThat(Listing.frames(output)).hasSize(24).isEqualTo(Listing.frames(film));
    }
}
