package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.models.Verification;
import io.keenframe.app.progress.ByteLine;
import io.keenframe.app.progress.Screen;
import io.keenframe.supir.Bundle;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks whether a model's files are whole. */
@Command(
        name = "verify",
        description = {
            "Check that a model's files are there, are what they were, and hold every tensor.",
            "",
            "With --deep, all of each file is read and hashed: compared to the hash that came with a download or that an"
                    + " earlier --deep kept, and kept otherwise."
        },
        footer = {"", "Examples:", "  keenframe models verify supir-v0q", "  keenframe models verify supir-v0q --deep"})
final class ModelsVerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "NAME", description = "The model's name, or its folder.")
    private String name;

    @Option(names = "--deep", description = "Read and hash every byte.")
    private boolean deep;

    ModelsVerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Bundle bundle = Workplace.of(System.getenv()).bundles().find(name);
        bundle.requireTensors();
        ByteLine line = new ByteLine(streams.err(), Screen.ofLauncher(), () -> Duration.ofNanos(System.nanoTime()));
        new Verification(bundle, line).run(deep).forEach(streams.out()::println);
        return 0;
    }
}
