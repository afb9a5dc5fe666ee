package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.models.BundleReport;
import io.keenframe.app.progress.Words;
import io.keenframe.supir.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Names the models at hand. */
@Command(
        name = "list",
        description = {
            "List the models at hand: those you made or downloaded, and the one that comes with Keenframe.",
            "",
            "ok: all its files are there and are what they were.  !!: it cannot be used; the line says why."
        },
        footer = {"", "Example:  keenframe models list"})
final class ModelsListCommand implements Callable<Integer> {
    private final Streams streams;

    ModelsListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        for (Path folder : Workplace.of(System.getenv()).bundles().folders()) {
            streams.out().println(line(folder));
        }
        return 0;
    }

    private static String line(Path folder) {
        try {
            Bundle bundle = Bundle.read(folder);
            bundle.tokenizer();
            String size = Words.bytes(new BundleReport(bundle).bytes());
            return "ok  %-14s %8s  %s (%s)".formatted(folder.getFileName(), size, bundle.title(), bundle.license());
        } catch (IOException e) {
            return "!!  %-14s %8s  %s".formatted(folder.getFileName(), "", e.getMessage());
        }
    }
}
