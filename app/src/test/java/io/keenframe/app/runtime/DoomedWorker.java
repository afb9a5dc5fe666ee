package io.keenframe.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.runtime.Stage;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A worker in a process of its own that takes a ticket and never finishes it. */
final class DoomedWorker implements AutoCloseable {
    private static final String TAKEN = "ticket taken";

    private final Process process;

    private DoomedWorker(Process process) {
        this.process = process;
    }

    static DoomedWorker start(String bootstrap, Duration lock) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new DoomedWorker(new ProcessBuilder(List.of(
                        java,
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedWorker.class.getName(),
                        bootstrap,
                        lock.toString()))
                .redirectErrorStream(true)
                .start());
    }

    /** Returns once the worker holds a ticket. */
    void awaitTicket() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(TAKEN)) {
                return;
            }
            said.append(line).append('\n');
        }
        assertThat(said.toString()).as("what the worker said").contains(TAKEN);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The worker: its cluster's address, and the lock. */
    public static void main(String[] arguments) throws InterruptedException {
        KafkaSettings settings = KafkaSettings.of(arguments[0]).withLock(Duration.parse(arguments[1]));
        KafkaCluster cluster = KafkaCluster.open(settings, new Metrics());
        cluster.startWorker(Stage.ASSEMBLE, (ticket, lease) -> {
            System.out.println(TAKEN);
            new CountDownLatch(1).await();
        });
        new CountDownLatch(1).await();
    }
}
