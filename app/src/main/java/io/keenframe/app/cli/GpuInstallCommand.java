package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.gpu.GpuArtifact;
import io.keenframe.app.gpu.GpuInstall;
import io.keenframe.app.gpu.GpuNatives;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches ONNX Runtime's natives for cards. */
@Command(
        name = "install",
        description = {
            "Fetch ONNX Runtime's natives for NVIDIA cards, some 640 MB, of the version that Keenframe works with.",
            "",
            "They come from the Maven repository that Keenframe was built from, after you agree to their licence, and take"
                    + " the place of the others in KEENFRAME_HOME/gpu. A download that was broken off goes on where it was."
        },
        sortOptions = false,
        footer = {"", "Examples:", "  keenframe gpu install", "  keenframe gpu install --from https://MIRROR/maven2"})
final class GpuInstallCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "The Maven repository to fetch from. Default: the one that Keenframe was built from.")
    private @Nullable String from;

    @Option(names = "--agree-licence", description = "You have read the licence that is shown, and agree to it.")
    private boolean agreed;

    @Option(
            names = {"-y", "--yes"},
            description = "Fetch them again where they are there already.")
    private boolean overwrite;

    GpuInstallCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        GpuArtifact artifact = GpuArtifact.ofBuild();
        GpuNatives natives = GpuNatives.installed(Workplace.of(System.getenv()), artifact.version());
        Downloads downloads = new Downloads(streams);
        new GpuInstall(artifact, natives, downloads.download(Optional.empty()), downloads.agreement(agreed))
                .run(from, overwrite);
        streams.err().println("installed " + natives.folder());
        streams.err().println("see what else is missing: keenframe gpu info");
        return 0;
    }
}
