package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the code points of H.273 become in each codec and container. */
class MatricesIT {
    private static final PixelFormat DEEP = new PixelFormat("yuv422p12le", PixelFormat.Model.YUV, 12, 1, 0, false);

    @TempDir
    Path scratch;

    private Path part(Codec codec, Colour colour) {
        Path part = scratch.resolve("part.nut");
        PartSettings settings = new PartSettings(
                new Encoding(codec, null, false),
                Pictures.SIZE,
                DEEP,
                colour,
                new Rational(1, 25),
                new Rational(25, 1),
                Rational.UNKNOWN,
                1);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            writer.write(Pictures.frame(0, 0, Pictures.SIZE, DEEP, colour));
            writer.finish();
        }
        return part;
    }

    @ParameterizedTest
    @CsvSource({"H264, mp4", "H264, mkv", "HEVC, mp4", "AV1, webm", "AV1, mp4", "FFV1, mkv", "PRORES, mov"})
    void everyMatrixIsStillTheFilmsOrNamed(Codec codec, String extension) {
        for (int matrix : new int[] {1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}) {
            Path part = part(codec, new Colour(9, 16, matrix, Colour.Range.LIMITED, 1));
            Path film = scratch.resolve("film." + extension);

            JoinReport report = FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());

            boolean said = matrix <= 14 || (codec != Codec.H264 && codec != Codec.HEVC);
            try (FrameReader reader =
                    FrameReader.open(film, ReadOptions.defaults().withThreads(1))) {
                assertThat(reader.info().colour().matrix()).isEqualTo(said ? matrix : 2);
                assertThat(reader.remarks()).isEmpty();
            }
            assertThat(String.join(" ", report.notKept()).contains("cannot say the matrix"))
                    .as("matrix %d", matrix)
                    .isNotEqualTo(said);
        }
    }

    @ParameterizedTest
    @CsvSource({"9, 3, has no meaning (3)", "2, 12, a matrix of its primaries", "2, 13, a matrix of its primaries"})
    void whatIsAssumedIsSaid(int primaries, int matrix, String said) {
        Path part = part(Codec.AV1, new Colour(primaries, 16, matrix, Colour.Range.LIMITED, 1));
        Path film = scratch.resolve("film.mp4");
        FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());
        try (FrameReader reader = FrameReader.open(film, ReadOptions.defaults().withThreads(1))) {
            assertThat(reader.remarks()).singleElement().asString().contains(said, "BT.601");
        }
    }
}
