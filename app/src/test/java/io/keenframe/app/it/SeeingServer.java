package io.keenframe.app.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caption server on this machine that says of the same picture the same, and of another something else. */
final class SeeingServer implements AutoCloseable {
    private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> pictures = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** How many pictures are told of; whoever asks more is kept waiting. */
    volatile int willing = Integer.MAX_VALUE;

    /** What is answered with, where it is not a caption. */
    volatile int status = 200;

    SeeingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher picture = PICTURE.matcher(question);
            pictures.add(picture.find() ? picture.group(1) : "none in " + question);
            if (pictures.size() > willing) {
                closed.await();
            }
            byte[] caption = ("{\"choices\":[{\"message\":{\"content\":\"a scene numbered "
                            + Integer.toUnsignedString(
                                    pictures.get(pictures.size() - 1).hashCode()) + "\"}}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, caption.length);
            exchange.getResponseBody().write(caption);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The pictures that were asked about, in base64. */
    List<String> pictures() {
        return List.copyOf(pictures);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
