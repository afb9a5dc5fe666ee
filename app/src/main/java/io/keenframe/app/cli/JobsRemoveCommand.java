package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.job.OpenJobs;
import io.keenframe.contract.JobId;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Gives a job up, with all its work. */
@Command(
        name = "remove",
        description = {
            "Give a job up, with all its work: its parts, and its frames in Kafka.",
            "",
            "On a cluster it also ends a job that is being worked on. Sources and results stay."
        },
        footer = {"", "Example:  keenframe jobs remove 1cdfb1d45a5de6d3"})
final class JobsRemoveCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "JOB",
            converter = ToJob.class,
            description = "The job's name, as 'keenframe jobs list' has it.")
    private JobId job;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            converter = RunOptions.ToBroker.class,
            description = "A job of this cluster. Default: one with a folder in KEENFRAME_HOME.")
    private @Nullable String kafka;

    JobsRemoveCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        String brokers = kafka;
        if (brokers == null) {
            OpenJobs.remove(job, Workplace.of(System.getenv()).home());
        } else {
            try (Metrics metrics = new Metrics();
                    Cluster cluster = KafkaCluster.open(KafkaSettings.of(brokers), metrics);
                    JobLog log = cluster.openLog()) {
                OpenJobs.remove(job, cluster, log);
            }
        }
        streams.err().println("removed " + job);
        return 0;
    }

    static final class ToJob implements ITypeConverter<JobId> {
        @Override
        public JobId convert(String text) {
            try {
                return new JobId(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not a job such as 1cdfb1d45a5de6d3");
            }
        }
    }
}
