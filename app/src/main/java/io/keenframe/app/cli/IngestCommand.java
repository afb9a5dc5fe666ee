package io.keenframe.app.cli;

import io.keenframe.app.job.Services;
import io.keenframe.app.service.LoneService;
import io.keenframe.ingest.IngestService;
import io.keenframe.ingest.Room;
import io.keenframe.media.child.Quarantine;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs ingest alone. */
@Command(
        name = "ingest",
        description = {
            "Run one service alone: decode the sources of jobs and publish their frames.",
            "",
            "It must see the sources under the paths that the jobs name. A TERM signal or Ctrl-C stops it after the"
                    + " group in hand."
        },
        footer = {"", "Example:  keenframe ingest --kafka broker:9092"})
final class IngestCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ServiceOptions options;

    @ArgGroup(validate = false, heading = "%nWhat a source may take:%n")
    private LimitOptions limits = new LimitOptions();

    IngestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(limits::limits);
        try (Quarantine quarantine = new Quarantine(limits.limits())) {
            new LoneService("ingest", options.kafka(), options.port(), streams.err())
                    .run((cluster, log, metrics, home) -> {
                        IngestService service = IngestService.start(cluster, log, metrics, quarantine, Room.UNBOUNDED);
                        return Services.of(service::check, service::drain, service::close);
                    });
        }
        return 0;
    }
}
