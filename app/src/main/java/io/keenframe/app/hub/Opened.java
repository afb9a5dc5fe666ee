package io.keenframe.app.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's answer to a request for a file from some byte on.
 *
 * @param status the HTTP status
 * @param hops the headers of this answer, and before it those of the redirections that led to it
 * @param body the bytes
 */
record Opened(int status, List<HttpHeaders> hops, InputStream body) implements AutoCloseable {
    /** The status that says that the file has no byte from the asked one on. */
    static final int NOTHING_LEFT = 416;

    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+)");
    private static final Pattern HASH = Pattern.compile("\"?([0-9a-fA-F]{64})\"?");
    private static final int PARTIAL = 206;

    private HttpHeaders last() {
        return hops.get(hops.size() - 1);
    }

    /** The first byte of the body, counted in the whole file; empty where the server does not say. */
    OptionalLong start() {
        if (status != PARTIAL) {
            return OptionalLong.of(0);
        }
        Matcher range = range();
        return range.matches() && range.group(1) != null
                ? OptionalLong.of(Long.parseLong(range.group(1)))
                : OptionalLong.empty();
    }

    /** The bytes of the whole file, where the server says. */
    OptionalLong total() {
        if (status != PARTIAL && status != NOTHING_LEFT) {
            return last().firstValueAsLong("content-length");
        }
        Matcher range = range();
        return range.matches() ? OptionalLong.of(Long.parseLong(range.group(2))) : OptionalLong.empty();
    }

    private Matcher range() {
        return RANGE.matcher(last().firstValue("content-range").orElse(""));
    }

    /** What {@code If-Range} takes: an ETag that is equal only for equal bytes, else the time of the last change. */
    Optional<String> validator() {
        return last().firstValue("etag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> last().firstValue("last-modified"));
    }

    /** The SHA-256 of the whole file, where a server on the way states it as hubs do. */
    Optional<String> sha256() {
        return hops.stream()
                .flatMap(headers -> Optional.<String>empty()
                        .or(() -> headers.firstValue("x-linked-etag").flatMap(Opened::hash))
                        .or(() -> headers.firstValue("etag").flatMap(Opened::hash))
                        .stream())
                .findFirst();
    }

    private static Optional<String> hash(String tag) {
        Matcher hash = HASH.matcher(tag);
        return hash.matches() ? Optional.of(hash.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
