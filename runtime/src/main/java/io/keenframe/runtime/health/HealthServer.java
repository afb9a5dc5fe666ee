package io.keenframe.runtime.health;

import io.keenframe.runtime.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A small HTTP server that tells whether the process is well.
 *
 * <p>{@code /healthz}: is it alive, or should it be restarted; {@code /readyz}: can it work now; both answer 200 or
 * 503 with a JSON body that names each check. {@code /metrics}: all meters in Prometheus' form.
 */
public final class HealthServer implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;

    private HealthServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Starts to answer.
     *
     * @param port the port on all of this machine's addresses; 0 for any that is free
     * @param alive what fails only where a restart helps, by name
     * @param ready what fails where work cannot be done now, by name
     * @throws IOException where the port cannot be had
     */
    public static HealthServer start(
            int port, Map<String, HealthCheck> alive, Map<String, HealthCheck> ready, Metrics metrics)
            throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
        CheckList healthz = new CheckList(alive);
        CheckList readyz = new CheckList(ready);
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            switch (request.path()) {
                case "/healthz" -> report(vertx, request, healthz);
                case "/readyz" -> report(vertx, request, readyz);
                case "/metrics" -> metrics(vertx, request, metrics);
                default -> request.response().setStatusCode(404).end();
            }
        });
        try {
            return new HealthServer(vertx, await(server.listen(port)));
        } catch (ExecutionException | TimeoutException e) {
            vertx.close();
            throw new IOException("port " + port + " cannot be listened on: " + e.getMessage(), e);
        }
    }

    private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void report(Vertx vertx, HttpServerRequest request, CheckList checks) {
        vertx.executeBlocking(checks::report, false)
                .onSuccess(report -> request.response()
                        .setStatusCode(report.ok() ? 200 : 503)
                        .putHeader("content-type", "application/json")
                        .end(report.json()))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    private static void metrics(Vertx vertx, HttpServerRequest request, Metrics metrics) {
        vertx.executeBlocking(metrics::scrape, false)
                .onSuccess(text -> request.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    /** The port that it answers on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
