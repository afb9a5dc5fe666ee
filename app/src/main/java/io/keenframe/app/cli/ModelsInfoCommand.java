package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.models.BundleReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says all about one model. */
@Command(
        name = "info",
        description = "Show a model's licence, where its files lie, what is in them, and its presets.",
        footer = {"", "Example:  keenframe models info supir-v0q"})
final class ModelsInfoCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "NAME", description = "The model's name, or its folder.")
    private String name;

    ModelsInfoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        new BundleReport(Workplace.of(System.getenv()).bundles().find(name))
                .lines()
                .forEach(streams.out()::println);
        return 0;
    }
}
