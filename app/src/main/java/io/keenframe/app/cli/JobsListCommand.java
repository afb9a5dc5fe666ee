package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.job.OpenJobs;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Names the jobs that are not done. */
@Command(
        name = "list",
        description = {
            "List the jobs that were begun and are not done, a line each: its name, what it has on disk or where it"
                    + " stands, and its result."
        },
        footer = {"", "Example:  keenframe jobs list"})
final class JobsListCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            converter = RunOptions.ToBroker.class,
            description = "Those of this cluster. Default: those with a folder in KEENFRAME_HOME.")
    private @Nullable String kafka;

    JobsListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            streams.err().println("no job is left undone");
        }
        lines.forEach(streams.out()::println);
        return 0;
    }

    private List<String> lines() throws Exception {
        String brokers = kafka;
        if (brokers == null) {
            return OpenJobs.of(Workplace.of(System.getenv()).home());
        }
        try (Metrics metrics = new Metrics();
                Cluster cluster = KafkaCluster.open(KafkaSettings.of(brokers), metrics);
                JobLog log = cluster.openLog()) {
            return OpenJobs.of(log);
        }
    }
}
