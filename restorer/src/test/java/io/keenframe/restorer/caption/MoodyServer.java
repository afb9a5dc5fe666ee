package io.keenframe.restorer.caption;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keenframe.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A caption server on this machine that answers as it is told to, and keeps what it was asked. */
public final class MoodyServer implements AutoCloseable {
    /** One answer; it may last until the server is closed. */
    public interface Mood {
        void answer(HttpExchange exchange, CountDownLatch closed) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Mood> moods = new ArrayDeque<>();
    private final Mood usual;
    private final List<Map<?, ?>> questions = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());

    /** A server with a mood for each question, and one for all later ones. */
    public MoodyServer(Mood usual, Mood... first) throws IOException {
        this.usual = usual;
        moods.addAll(List.of(first));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            questions.add(Json.read(exchange.getRequestBody().readAllBytes(), Map.class));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            mood().answer(exchange, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Mood mood() {
        return moods.isEmpty() ? usual : moods.removeFirst();
    }

    /** Its address, as a user types it. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What it was asked, as JSON. */
    public List<Map<?, ?>> questions() {
        return List.copyOf(questions);
    }

    /** What each question had to tell who asks. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    /** Says a caption. */
    public static Mood says(String caption) {
        return answers(
                200,
                new String(
                        Json.bytes(Map.of(
                                "choices",
                                List.of(Map.of("message", Map.of("role", "assistant", "content", caption))))),
                        StandardCharsets.UTF_8));
    }

    /** Answers with a status and a text. */
    public static Mood answers(int status, String body) {
        return (exchange, closed) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Begins to answer and never ends. */
    static Mood hangs() {
        return (exchange, closed) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            closed.await();
        };
    }

    /** Takes the question and says nothing at all. */
    public static Mood sleeps() {
        return (exchange, closed) -> closed.await();
    }

    /** Goes on for ever. */
    static Mood rambles() {
        return (exchange, closed) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] words = "bla ".repeat(16_384).getBytes(StandardCharsets.UTF_8);
            while (true) {
                body.write(words);
            }
        };
    }

    /** Breaks off in the middle of an answer. */
    static Mood breaksOff() {
        return (exchange, closed) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
