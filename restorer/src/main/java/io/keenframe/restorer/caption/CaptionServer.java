package io.keenframe.restorer.caption;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A server that says what pictures show, llama.cpp's, vLLM's or Ollama's for instance.
 *
 * <p>A question that fails is asked once more. A server that failed for three pictures in a row is left alone for ten
 * minutes, or a film would wait for it at every cut. For one thread.
 */
public final class CaptionServer {
    private static final int TRIES = 2;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_FAILURES = 3;
    private static final Duration REST = Duration.ofMinutes(10);
    private static final int LIMIT = 1 << 20;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final CaptionSource source;
    private final Optional<String> key;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .build();
    private int failures;
    private long failedLast;

    /** How time is let pass. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * A server.
     *
     * @param key what tells it who asks
     */
    public CaptionServer(CaptionSource source, Optional<String> key) {
        this(source, key, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    CaptionServer(CaptionSource source, Optional<String> key, LongSupplier nanoTime, Pause pause) {
        this.source = source;
        this.key = key;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** Where it is. */
    public CaptionSource source() {
        return source;
    }

    /** How long {@link #caption} takes at most. */
    public Duration patience() {
        return source.timeout().plus(PAUSE).multipliedBy(TRIES);
    }

    /**
     * What a picture shows, in one line.
     *
     * @param png the picture as a PNG file
     * @throws CaptionException where the server does not say
     */
    public String caption(byte[] png) throws CaptionException, InterruptedException {
        if (failures >= MOST_FAILURES && nanoTime.getAsLong() - failedLast < REST.toNanos()) {
            throw new CaptionException(source + " failed " + failures + " times in a row and is left alone", false);
        }
        try {
            String caption = asked(Chat.question(png, source.model()));
            failures = 0;
            return caption;
        } catch (CaptionException e) {
            failures++;
            failedLast = nanoTime.getAsLong();
            throw e;
        }
    }

    private String asked(byte[] question) throws CaptionException, InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return caption(response(question));
            } catch (CaptionException e) {
                if (!e.curable() || tried == TRIES) {
                    throw e;
                }
                pause.of(PAUSE);
            }
        }
    }

    private HttpResponse<byte[]> response(byte[] question) throws CaptionException, InterruptedException {
        // The client's own timeout ends with the headers, and an answer may come a byte at a time.
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(question), headers -> new LimitedBody(LIMIT));
        try {
            return answer.get(source.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CaptionException(
                    source + " did not answer within " + source.timeout().toMillis() / 1000.0 + " s", true);
        } catch (ExecutionException e) {
            throw new CaptionException(source + reason(e.getCause()), true);
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable fault) {
        if (fault instanceof ConnectException) {
            return " cannot be reached";
        }
        return fault instanceof IOException
                ? " broke off: " + Objects.requireNonNullElse(fault.getMessage(), fault.toString())
                : " failed: " + fault;
    }

    private HttpRequest request(byte[] question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(source.endpoint())
                .header("Content-Type", "application/json")
                .header("User-Agent", "keenframe")
                .POST(BodyPublishers.ofByteArray(question));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request.build();
    }

    private String caption(HttpResponse<byte[]> response) throws CaptionException {
        int status = response.statusCode();
        if (status / 100 != 2) {
            String complaint =
                    Chat.complaint(response.body()).map(text -> ": " + text).orElse("");
            throw new CaptionException(source + " answered with status " + status + complaint, mayPass(status));
        }
        return Chat.answer(response.body())
                .orElseThrow(() -> new CaptionException(source + " answered with what is no caption", true));
    }

    private static boolean mayPass(int status) {
        return status / 100 == 5 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
    }
}
