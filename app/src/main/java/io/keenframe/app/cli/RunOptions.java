package io.keenframe.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who does the work, and how its course is told. */
final class RunOptions {
    @Option(
            names = "--workers",
            paramLabel = "N",
            converter = ToWorkers.class,
            description = "Groups restored at once. 0 with --kafka leaves all work to that cluster's services."
                    + " Default: 1 for supir, which uses every core itself, or one a card; else one a core.")
    private @Nullable Integer workers;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            converter = ToBroker.class,
            description = "Go through this cluster, Kafka 4.2 or newer, in place of the embedded broker.")
    private @Nullable String kafka;

    @Option(
            names = "--disk-budget",
            paramLabel = "SIZE",
            converter = LimitOptions.ToBytes.class,
            description = "The most that the job may have in KEENFRAME_HOME at any moment, its parts and the embedded"
                    + " broker's data, such as 800M or 20G. A larger one goes on where a smaller one ended. Default:"
                    + " what the disk has left.")
    private @Nullable Long diskBudget;

    @Option(
            names = "--strict",
            description = "End with status 1 where the source is damaged or shorter than it claims; what is there is"
                    + " restored all the same.")
    private boolean strict;

    @Option(names = "--json", description = "Tell the course on standard output, a JSON object an event.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what was done into this JSON file: the shots, groups and references with their scores,"
                    + " what each group took, and what of the source was converted or not kept.")
    private @Nullable Path report;

    boolean strict() {
        return strict;
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }

    OptionalInt workers() {
        Integer number = workers;
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    OptionalLong diskBudget() {
        Long bytes = diskBudget;
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    Optional<String> kafka() {
        return Optional.ofNullable(kafka);
    }

    boolean json() {
        return json;
    }

    /**
     * Returns where somebody will do the work.
     *
     * @throws IllegalArgumentException where nobody would
     */
    void requireConsistent() {
        if (workers != null && workers == 0 && kafka == null) {
            throw new IllegalArgumentException(
                    "--workers 0 leaves the work to a cluster's services; name it with --kafka");
        }
        if (diskBudget != null && kafka != null) {
            throw new IllegalArgumentException("--disk-budget bounds what a job has on this machine's disk, and with"
                    + " --kafka its frames are on others; leave out one of them");
        }
    }

    static final class ToWorkers implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,3}")) {
                throw new TypeConversionException("'" + text + "' is not a number of workers from 0 to 999");
            }
            return Integer.valueOf(text);
        }
    }

    /** One or several brokers, each with its port. */
    static final class ToBroker implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*")
                    && !text.matches("\\[[0-9a-fA-F:]+]:\\d{1,5}")) {
                throw new TypeConversionException("'" + text + "' is not a broker such as localhost:9092");
            }
            return text;
        }
    }
}
