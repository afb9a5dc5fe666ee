package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.broker.EmbeddedBroker;
import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service in a process of its own, two of them restorers, and a client that only watches. */
class LoneServicesIT {
    private static final Pattern ADDRESS = Pattern.compile("(http://\\S+)/healthz");
    private static final Pattern RESTORED =
            Pattern.compile("^keenframe_frames_restored\\S* (\\S+)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void restoreTogether() throws IOException, InterruptedException {
        // Given
        Path clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(64, 48), 24).write(clip);
        Path home = folder.resolve("home");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"));
                Child ingest = service(home, "ingest", broker);
                Child reassembler = service(home, "reassembler", broker);
                Child one = service(home, "restorer", broker);
                Child two = service(home, "restorer", broker)) {
            List<Child> services = List.of(ingest, reassembler, one, two);
            for (Child service : services) {
                assertThat(get(service, "/healthz").statusCode()).isEqualTo(200);
                assertThat(get(service, "/readyz").statusCode()).isEqualTo(200);
            }
            // When
            Path together = folder.resolve("together.mkv");
            Run watched = restore(clip, together, "--kafka", broker.bootstrap(), "--workers", "0");
            // Then
            assertThat(watched.status()).as(watched.err()).isZero();
            assertThat(restored(one) + restored(two)).isGreaterThanOrEqualTo(48);
            Path alone = folder.resolve("alone.mkv");
            assertThat(restore(clip, alone).status()).isZero();
            assertThat(Clip.read(together)).hasSize(48).isEqualTo(Clip.read(alone));
            for (Child service : services) {
                service.signal("TERM");
                assertThat(service.status()).isZero();
            }
        }
    }

    private static Run restore(Path clip, Path result, Object... more) {
        Object[] command = {"restore", clip, "-o", result, "--codec", "ffv1", "--engine", "lanczos", "--scale", "1.5"};
        return Run.of(java.util.stream.Stream.concat(java.util.Arrays.stream(command), java.util.Arrays.stream(more))
                .toArray());
    }

    private static Child service(Path home, String name, EmbeddedBroker broker) throws IOException {
        return Child.start(home, name, "--kafka", broker.bootstrap(), "--port", "0");
    }

    private static HttpResponse<String> get(Child service, String path) throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(service.await(ADDRESS.asPredicate()));
        assertThat(address.find()).isTrue();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address.group(1) + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static double restored(Child restorer) throws IOException, InterruptedException {
        Matcher frames = RESTORED.matcher(get(restorer, "/metrics").body());
        return frames.find() ? Double.parseDouble(frames.group(1)) : 0;
    }
}
