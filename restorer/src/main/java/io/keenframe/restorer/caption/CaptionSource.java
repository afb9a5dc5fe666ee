package io.keenframe.restorer.caption;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where captions come from.
 *
 * @param endpoint where chats are completed
 * @param model which of the server's models answers; empty for servers that have but one
 * @param timeout how long one try may take, from the question to the last byte of the answer
 */
public record CaptionSource(URI endpoint, Optional<String> model, Duration timeout) {
    /** Enough for a model of 13 billion parameters on a GPU, or a small one on a CPU. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final String CHAT = "/chat/completions";

    /**
     * A server by its address, whole or as far as {@code http://localhost:8080} or {@code http://localhost:8080/v1}.
     *
     * @throws IllegalArgumentException where that is no address of the web; the message says what is
     */
    public static URI endpoint(String address) {
        URI uri = web(address);
        String path = uri.getPath().replaceAll("/+$", "");
        if (path.endsWith(CHAT)) {
            return uri;
        }
        return uri.resolve((path.isEmpty() ? "/v1" : path) + CHAT);
    }

    private static URI web(String address) {
        try {
            URI uri = new URI(address);
            // A password in an address would end up in the job's log.
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'" + address + "' is not the address of a server such as http://localhost:8080/v1");
    }

    @Override
    public String toString() {
        return endpoint.getScheme() + "://" + endpoint.getAuthority();
    }
}
