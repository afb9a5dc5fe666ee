package io.keenframe.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.runtime.Stage;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HealthServerIT {
    private static final AtomicBoolean BROKER = new AtomicBoolean(true);
    private static final Metrics METRICS = new Metrics().withProcess();

    private static HealthServer server;

    @BeforeAll
    static void start() throws Exception {
        HealthCheck broker = () -> {
            if (!BROKER.get()) {
                throw new IllegalStateException("no broker answers");
            }
        };
        server = HealthServer.start(0, Map.of("worker", () -> {}), Map.of("broker", broker), METRICS);
    }

    @AfterAll
    static void stop() {
        server.close();
        METRICS.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void saysWhatIsWellAndWhatIsNot() throws Exception {
        BROKER.set(true);
        assertThat(get("/healthz").body()).isEqualTo("{\"status\":\"ok\",\"checks\":{\"worker\":\"ok\"}}");
        assertThat(get("/readyz").statusCode()).isEqualTo(200);

        BROKER.set(false);

        HttpResponse<String> failing = get("/readyz");
        assertThat(failing.statusCode()).isEqualTo(503);
        assertThat(failing.headers().firstValue("content-type")).contains("application/json");
        assertThat(failing.body()).isEqualTo("{\"status\":\"failing\",\"checks\":{\"broker\":\"no broker answers\"}}");
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void showsTheMeters() throws Exception {
        METRICS.frames(Stage.RESTORE).increment(3);

        String metrics = get("/metrics").body();

        assertThat(metrics).contains("keenframe_frames_restored_total 3.0").contains("jvm_memory_used_bytes");
    }

    @Test
    void knowsNothingElse() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> HealthServer.start(server.port(), Map.of(), Map.of(), METRICS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + server.port());
    }
}
