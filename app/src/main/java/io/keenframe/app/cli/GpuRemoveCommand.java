package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.Workplace;
import io.keenframe.app.gpu.GpuArtifact;
import io.keenframe.app.gpu.GpuNatives;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Removes the natives for cards. */
@Command(name = "remove", description = "Remove what 'gpu install' fetched; networks run on the processors again.")
final class GpuRemoveCommand implements Callable<Integer> {
    private final Streams streams;

    GpuRemoveCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        GpuNatives natives = GpuNatives.installed(
                Workplace.of(System.getenv()), GpuArtifact.ofBuild().version());
        if (!natives.exist()) {
            throw new Failure("there is nothing in " + natives.folder() + " to remove");
        }
        natives.remove();
        streams.err().println("removed " + natives.folder());
        return 0;
    }
}
