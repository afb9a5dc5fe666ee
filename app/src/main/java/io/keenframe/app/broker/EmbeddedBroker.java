package io.keenframe.app.broker;

import io.keenframe.runtime.files.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;

/**
 * The real Kafka broker, alone and with its controller in this process, on a port of this machine's own.
 *
 * <p>What it holds lies in a folder and is there again when it is started on the same folder, also after a crash. Its
 * port is another each time, unless one is asked for.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final Path data;
    private final int port;
    private KafkaRaftServer server;

    private EmbeddedBroker(Path data, int port, KafkaRaftServer server) {
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts a broker; returns once it takes requests.
     *
     * @param folder the folder of its data, which is made where it is missing
     * @throws IOException where the folder cannot be used, for instance because another broker uses it
     */
    public static EmbeddedBroker start(Path folder) throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                return start(folder, freePort());
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !portTaken(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Starts a broker at a port, such as that of one before whose clients still look for it there.
     *
     * @throws IOException where the folder or the port cannot be used
     */
    public static EmbeddedBroker start(Path folder, int port) throws IOException {
        Path data = folder.toAbsolutePath();
        BrokerFaults.intercept();
        // Kafka touches Log4j's interface and gets along without its core; Log4j would complain on standard error.
        System.setProperty("log4j2.StatusLogger.level", "OFF");
        Files.createDirectories(data);
        try {
            return new EmbeddedBroker(data, port, start(data, port, freePort()));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the embedded Kafka broker does not start on " + data + ": " + e.getMessage(), e);
        }
    }

    private static KafkaRaftServer start(Path data, int port, int controllerPort) throws Exception {
        KafkaConfig config = new KafkaConfig(BrokerConfig.of(data, port, controllerPort), false);
        boolean fresh = !Files.exists(data.resolve("meta.properties"));
        if (fresh) {
            // One that was killed before it came to its last file holds nothing yet.
            Folders.delete(data);
            Files.createDirectories(data);
            format(data, config);
        }
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            if (fresh) {
                InternalTopics.create(bootstrap(port));
            }
        } catch (Throwable e) {
            server.shutdown();
            throw e;
        }
        return server;
    }

    private static void format(Path data, KafkaConfig config) throws Exception {
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(BrokerConfig.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setHasDynamicQuorum(false)
                    .setControllerListenerName(BrokerConfig.CONTROLLER)
                    .setMetadataLogDirectory(config.metadataLogDir())
                    .addDirectory(data.toString())
                    .run();
        }
    }

    /** A port that is free at this moment: Kafka hides which one it bound if it is left to choose. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean portTaken(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    /** Where clients reach it, as HOST:PORT. */
    public String bootstrap() {
        return bootstrap(port);
    }

    private static String bootstrap(int port) {
        return "127.0.0.1:" + port;
    }

    /** Whether a broker of this process has had a fatal fault, such as a full disk. */
    public boolean hasGivenUp() {
        return BrokerFaults.occurred();
    }

    /**
     * Starts it again at its port after it gave up; its clients go on by themselves.
     *
     * @throws IOException where it does not start
     */
    public synchronized void restart() throws IOException {
        try {
            close();
            BrokerFaults.forget();
            server = start(data, port, freePort());
        } catch (Exception e) {
            throw new IOException(
                    "the embedded Kafka broker does not start again on " + data + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns where no broker of this process has had a fatal fault.
     *
     * @throws IllegalStateException where one has; the message says which
     */
    public void check() {
        BrokerFaults.check();
    }

    /** Stops it; what it holds stays in its folder. */
    @Override
    public synchronized void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
