package io.keenframe.app.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker, the three services and the client of one job, each in a process of its own that can be killed. */
final class Ensemble implements AutoCloseable {
    static final String BROKER = "broker";
    static final String CLIENT = "client";
    static final List<String> SERVICES = List.of("ingest", "restorer", "reassembler");

    private final Path folder;
    private final int port;
    private final Object[] job;
    private final Map<String, Child> members = new LinkedHashMap<>();

    /**
     * Starts all of them.
     *
     * @param job the client's command, without the cluster
     */
    Ensemble(Path folder, Object... job) throws IOException, InterruptedException {
        this.folder = folder;
        this.job = job;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        startAll();
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    Child client() {
        return member(CLIENT);
    }

    Child member(String name) {
        @Nullable Child member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return member;
    }

    private void startAll() throws IOException, InterruptedException {
        start(BROKER);
        for (String service : SERVICES) {
            start(service);
        }
        start(CLIENT);
    }

    /** Starts a member; a broker answers when this returns. */
    void start(String name) throws IOException, InterruptedException {
        Child child = switch (name) {
            case BROKER -> Child.start(BrokerProcess.class, folder.resolve("home"), folder.resolve("kafka"), port);
            case CLIENT -> client(folder.resolve("client"));
            case "restorer" -> service(name, "--workers", "1");
            default -> service(name);
        };
        members.put(name, child);
        if (name.equals(BROKER)) {
            child.await(BrokerProcess.READY::equals);
        }
    }

    private Child service(String name, Object... more) throws IOException {
        Object[] words = {name, "--kafka", bootstrap(), "--port", "0"};
        return Child.start(folder.resolve("home"), words(words, more));
    }

    private Child client(Path home) throws IOException {
        return Child.start(home, words(job, "--kafka", bootstrap(), "--workers", "0", "--json"));
    }

    private static Object[] words(Object[] first, Object... more) {
        Object[] all = new Object[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    /** Starts again who ended for want of a broker while that was killed, as a supervisor of services does. */
    void supervise() throws IOException, InterruptedException {
        for (String name : List.copyOf(members.keySet())) {
            Child member = member(name);
            if (!member.isAlive() && member.hasSaid(line -> line.contains("no Kafka broker answers"))) {
                start(name);
            }
        }
    }

    /** Kills a member. */
    void kill(String name) throws IOException, InterruptedException {
        member(name).kill();
    }

    /** Kills all of them and starts them again. */
    void restartAll() throws IOException, InterruptedException {
        for (String name : List.copyOf(members.keySet())) {
            kill(name);
        }
        startAll();
    }

    @Override
    public void close() {
        members.values().forEach(Child::close);
    }
}
