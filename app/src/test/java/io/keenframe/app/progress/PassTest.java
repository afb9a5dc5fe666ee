package io.keenframe.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PassTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicReference<Duration> now = new AtomicReference<>(Duration.ofSeconds(100));

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Pass frames(long done) {
        return new Pass("hashing the frames", Path.of("/films/tape.avi"), done, 240, Pass.Unit.FRAMES);
    }

    private static Pass bytes(long done, long all) {
        return new Pass("hashing the bytes", Path.of("/films/tape.avi"), done, all, Pass.Unit.BYTES);
    }

    private void at(double seconds) {
        now.set(Duration.ofSeconds(100).plusMillis(Math.round(1000 * seconds)));
    }

    @Test
    void tellsAFileALineNowAndThenAndNothingOfWhatIsShort() {
        PassLine line = new PassLine(out, Screen.NONE, now::get);
        line.at(frames(0));
        at(4.9);
        line.at(frames(60));
        assertThat(written()).isEmpty();
        at(5);
        line.at(frames(62));
        line.at(frames(63));
        at(10);
        line.at(bytes(34_000_000, 68_000_000));
        at(15);
        line.at(bytes(34_000_000, 0));
        line.clear();
        assertThat(written()).isEqualToNormalizingNewlines("""
                        hashing the frames of tape.avi: 62 of 240 frames (25 %)
                        hashing the bytes of tape.avi: 34 MB of 68 MB (50 %)
                        hashing the bytes of tape.avi: 34 MB
                        """);
    }

    @Test
    void writesOverOneLineOfATerminalAndTakesItAway() {
        PassLine line = new PassLine(out, new Screen(true, 30), now::get);
        line.at(frames(0));
        at(0.1);
        line.at(frames(3));
        line.clear();
        line.clear();
        assertThat(written()).isEqualTo("\rhashing the frames of tape.av\u001b[K\r\u001b[K");
    }

    @Test
    void tellsProgramsWhereEachBeginsAndThenOnceASecond() {
        PassEvents events = new PassEvents(out, now::get);
        events.at(frames(0));
        at(0.5);
        events.at(frames(100));
        events.at(bytes(0, 0));
        at(1.5);
        events.at(bytes(7, 0));
        assertThat(written().lines())
                .containsExactly(
                        "{\"event\":\"pass\",\"seconds\":0.0,\"work\":\"hashing the frames\","
                                + "\"file\":\"/films/tape.avi\",\"unit\":\"frames\",\"done\":0,\"total\":240}",
                        "{\"event\":\"pass\",\"seconds\":0.5,\"work\":\"hashing the bytes\","
                                + "\"file\":\"/films/tape.avi\",\"unit\":\"bytes\",\"done\":0,\"total\":null}",
                        "{\"event\":\"pass\",\"seconds\":1.5,\"work\":\"hashing the bytes\","
                                + "\"file\":\"/films/tape.avi\",\"unit\":\"bytes\",\"done\":7,\"total\":null}");
    }
}
