package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.models.Shelf;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a model, and no file that it was made of. */
@Command(
        name = "remove",
        description = {
            "Remove a model: its folder, with the files that were downloaded into it.",
            "",
            "Files that it was imported from lie elsewhere, and stay."
        },
        footer = {"", "Example:  keenframe models remove supir-v0q"})
final class ModelsRemoveCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "NAME", description = "The model's name.")
    private String name;

    ModelsRemoveCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        IllegalUsage.check(() -> Shelf.requireName(name));
        streams.err().println("removed " + new Shelf(Workplace.of(System.getenv())).remove(name));
        return 0;
    }
}
