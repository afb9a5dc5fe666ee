package io.keenframe.app.cli;

import io.keenframe.app.hub.Download;
import io.keenframe.app.models.Agreement;
import io.keenframe.app.progress.ByteLine;
import io.keenframe.app.progress.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;

/** How commands download: shown on the terminal, and agreed to there. */
record Downloads(Streams streams) {
    /** A way to download; the token tells the first server who asks. */
    Download download(Optional<String> token) {
        ByteLine line = new ByteLine(streams.err(), Screen.ofLauncher(), () -> Duration.ofNanos(System.nanoTime()));
        return new Download(token, line, Downloads::pause);
    }

    /** Whether who typed the command agrees to a licence. */
    Agreement agreement(boolean given) {
        return new Agreement(given, streams.err(), this::asked);
    }

    /** Twice as long each time, from a second on. */
    private static void pause(int vainTry) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(1L << (vainTry - 1)).toMillis());
    }

    /** Only where somebody sees the question, which the launcher knows. */
    private Optional<String> asked(String question) {
        if (!Screen.ofLauncher().terminal()) {
            return Optional.empty();
        }
        streams.err().print(question);
        streams.err().flush();
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
