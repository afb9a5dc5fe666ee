package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings that were joined end to end are one film, though the clock of each begins where it likes. */
class ClockIT {
    private static final int FRAMES = 20;

    @TempDir
    Path scratch;

    private Path recording(String name, long firstSecond) {
        long[] moments = LongStream.range(0, FRAMES)
                .map(i -> 90_000 * firstSecond + 3600 * i)
                .toArray();
        return TimedFilm.of("mpegts", Codec.H264, 90_000, moments).write(scratch.resolve(name));
    }

    @ParameterizedTest
    @CsvSource({"20, 10", "90000, 5", "10, 40"})
    void theSecondFollowsTheFirst(long one, long two) throws IOException {
        Path film = recording("film.ts", one);
        Files.write(film, Files.readAllBytes(recording("second.ts", two)), StandardOpenOption.APPEND);
        Path output = scratch.resolve("result.mp4");

        JoinReport report = Restoration.run(
                film,
                output,
                scratch,
                new Encoding(Codec.H264, null, true),
                ReadOptions.defaults().withThreads(1),
                15);

        List<String> frames = Listing.frames(output);
        assertThat(frames).hasSize(2 * FRAMES);
        double first = Listing.seconds(frames.get(0));
        double again = Listing.seconds(frames.get(FRAMES)) - first;
        if (two > one) {
            assertThat(again).isEqualTo((double) (two - one));
            assertThat(report.remarks()).isEmpty();
        } else {
            // Sound and pictures end and begin at moments of their own.
            assertThat(again).isBetween(FRAMES / 25.0 - 0.02, FRAMES / 25.0 + 0.1);
            assertThat(report.remarks())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("the source's clock is set anew once");
        }
        for (int i = 1; i < FRAMES; i++) {
            assertThat(Listing.seconds(frames.get(FRAMES + i)) - Listing.seconds(frames.get(FRAMES)))
                    .isCloseTo(i / 25.0, within(1e-9));
        }
    }
}
