package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.job.Crew;
import io.keenframe.app.job.Services;
import io.keenframe.app.service.LoneService;
import io.keenframe.restorer.RestorerService;
import io.keenframe.restorer.RestorerSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Runs a restorer alone. */
@Command(
        name = "restorer",
        description = {
            "Run one service alone: restore groups of frames.",
            "",
            "As many as there are machines may run; each finds the bundles that jobs name in KEENFRAME_HOME/models"
                    + " or beside this program, and asks the server that a job names for captions, with the key in"
                    + " KEENFRAME_CAPTIONS_KEY where it wants one. A TERM signal or Ctrl-C stops it after the groups in"
                    + " hand."
        },
        footer = {"", "Example:  keenframe restorer --kafka broker:9092 --workers 2"})
final class RestorerCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private ServiceOptions options;

    @Option(
            names = "--workers",
            paramLabel = "N",
            converter = ToWorkers.class,
            description =
                    "Groups restored at once, which share the processors or take turns on the cards. Default: 1, or one a card.")
    private @Nullable Integer workers;

    @Mixin
    private DeviceOption device;

    RestorerCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        Workplace workplace = Workplace.of(System.getenv());
        RestorerSettings fitting =
                RestorerSettings.of(workplace.bundles().places()).on(device.devices(workplace));
        RestorerSettings settings = workers == null ? fitting : fitting.withWorkers(workers);
        new LoneService("restorer", options.kafka(), options.port(), streams.err())
                .run((cluster, log, metrics, home) -> {
                    RestorerService service =
                            RestorerService.start(cluster, log, metrics, Crew.engines(settings), settings);
                    return Services.of(service::check, service::drain, service::close);
                });
        return 0;
    }

    static final class ToWorkers implements picocli.CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9]\\d{0,2}")) {
                throw new TypeConversionException("'" + text + "' is not a number of workers from 1 to 999");
            }
            return Integer.valueOf(text);
        }
    }
}
