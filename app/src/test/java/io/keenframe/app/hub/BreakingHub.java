package io.keenframe.app.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A hub on this machine: it points to its store, as real ones do, and breaks off answers when it is told to. */
public final class BreakingHub implements AutoCloseable {
    /** Among refusals, the status of an answer that is none. */
    static final int POINT = 302;

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private final Deque<Integer> breaks = new ConcurrentLinkedDeque<>();
    private final Deque<Integer> statuses = new ConcurrentLinkedDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    public BreakingHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::point);
        server.createContext("/store/", this::serve);
        server.start();
    }

    /** Its address. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The address of a file. */
    URI address(String path) {
        return URI.create(address() + path);
    }

    /** Has a file, and states what it hashes to where that is not empty. */
    public void put(String path, byte[] content, String sha256) {
        files.put(path, content);
        hashes.put(path, sha256);
    }

    /** Breaks the next answers off after so many bytes each. */
    void breakAfter(Integer... bytes) {
        breaks.addAll(List.of(bytes));
    }

    /** Answers the next requests with these statuses. */
    void refuse(Integer... status) {
        statuses.addAll(List.of(status));
    }

    /** What was asked of the store, as the range or "all". */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void point(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Integer refusal = statuses.poll();
        int status = !files.containsKey(path) ? 404 : refusal == null ? POINT : refusal;
        if (status != POINT) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Location", "/store" + path);
        Optional.ofNullable(hashes.get(path))
                .filter(hash -> !hash.isEmpty())
                .ifPresent(hash -> exchange.getResponseHeaders().set("X-Linked-ETag", '"' + hash + '"'));
        exchange.sendResponseHeaders(POINT, -1);
        exchange.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] content =
                files.getOrDefault(exchange.getRequestURI().getPath().substring("/store".length()), new byte[0]);
        String tag = "\"" + Arrays.hashCode(content) + "\"";
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? "all" : range);
        exchange.getResponseHeaders().set("ETag", tag);
        boolean goesOn =
                range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int start = goesOn ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (goesOn && start >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        if (goesOn) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(start, content.length - 1, content.length));
        }
        send(exchange, goesOn ? 206 : 200, content, start);
    }

    private void send(HttpExchange exchange, int status, byte[] content, int start) throws IOException {
        int left = content.length - start;
        Integer limit = breaks.poll();
        exchange.sendResponseHeaders(status, left);
        OutputStream out = exchange.getResponseBody();
        out.write(content, start, Math.min(left, limit == null ? left : limit));
        out.flush();
        // Of an answer that is not whole, this ends the connection.
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
