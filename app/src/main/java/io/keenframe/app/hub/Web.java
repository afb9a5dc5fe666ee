package io.keenframe.app.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks servers for files, and follows where they point; keeps what each says on the way. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_HOPS = 10;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Optional<String> token;

    /**
     * A way to servers.
     *
     * @param token what tells the first server who asks; the servers that it points to do not see it
     */
    Web(Optional<String> token) {
        this.token = token;
    }

    /**
     * Opens a file from some byte on, or whole where it is another one now.
     *
     * @param validator what the file was told apart by; unused where {@code from} is 0
     */
    Opened open(URI source, long from, String validator) throws IOException, InterruptedException {
        List<HttpHeaders> hops = new ArrayList<>();
        URI address = source;
        while (hops.size() < MOST_HOPS) {
            HttpResponse<InputStream> response =
                    client.send(request(source, address, from, validator), BodyHandlers.ofInputStream());
            hops.add(response.headers());
            Optional<String> location = response.headers().firstValue("location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Opened(response.statusCode(), hops, response.body());
            }
            response.body().close();
            address = safe(address, address.resolve(location.get()));
        }
        throw new IOException(source + " points in circles");
    }

    private HttpRequest request(URI source, URI address, long from, String validator) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        // A packed body could not be gone on with.
        request.header("Accept-Encoding", "identity").header("User-Agent", "keenframe");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-").header("If-Range", validator);
        }
        if (source.getAuthority().equals(address.getAuthority())) {
            token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        }
        return request.build();
    }

    private static URI safe(URI from, URI to) throws IOException {
        boolean web =
                "https".equals(to.getScheme()) || ("http".equals(to.getScheme()) && "http".equals(from.getScheme()));
        if (!web) {
            throw new IOException(from + " points to " + to + ", which is not as safe");
        }
        return to;
    }
}
