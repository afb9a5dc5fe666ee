package io.keenframe.app.cli;

import io.keenframe.app.job.Services;
import io.keenframe.app.service.LoneService;
import io.keenframe.media.child.Quarantine;
import io.keenframe.reassembler.ReassemblerService;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the reassembler alone. */
@Command(
        name = "reassembler",
        description = {
            "Run one service alone: put restored frames in order, encode them, and write the results.",
            "",
            "It must see the sources and the results under the paths that the jobs name, and keeps what is not"
                    + " finished in KEENFRAME_HOME. A TERM signal or Ctrl-C stops it."
        },
        footer = {"", "Example:  keenframe reassembler --kafka broker:9092"})
final class ReassemblerCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ServiceOptions options;

    @ArgGroup(validate = false, heading = "%nWhat a source may take:%n")
    private LimitOptions limits = new LimitOptions();

    ReassemblerCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(limits::limits);
        try (Quarantine quarantine = new Quarantine(limits.limits())) {
            new LoneService("reassembler", options.kafka(), options.port(), streams.err())
                    .run((cluster, log, metrics, home) -> {
                        ReassemblerService service = ReassemblerService.start(cluster, log, home, metrics, quarantine);
                        return Services.of(service::check, service::drain, service::close);
                    });
        }
        return 0;
    }
}
