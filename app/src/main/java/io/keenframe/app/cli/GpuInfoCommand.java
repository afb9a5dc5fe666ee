package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.doctor.Gpu;
import io.keenframe.supir.gpu.DeviceSearch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what a machine has of what cards need. */
@Command(
        name = "info",
        description = {
            "Say which cards there are, and what is missing for networks to run on them.",
            "",
            "It tries each card with a small network, so 'ok' means that it works."
        })
final class GpuInfoCommand implements Callable<Integer> {
    private final Streams streams;

    GpuInfoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Gpu.findings(DeviceSearch.here(Workplace.of(System.getenv()).engines())).forEach(streams.out()::println);
        return 0;
    }
}
