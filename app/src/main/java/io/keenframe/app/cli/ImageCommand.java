package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.job.InputFile;
import io.keenframe.app.job.Model;
import io.keenframe.app.job.OutputFile;
import io.keenframe.app.job.StillRestoration;
import io.keenframe.app.progress.ShotWords;
import io.keenframe.app.progress.Words;
import io.keenframe.media.child.Quarantine;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores one picture. */
@Command(
        name = "image",
        description = "Restore one picture with the engines that restore films.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  keenframe image photo.png -o restored.png",
            "  keenframe image photo.jpg -o large.png --scale 2 --seed 7"
        })
final class ImageCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "IN", description = "The picture to restore, such as a .png or a .jpg.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "The result, a .png.")
    private Path output;

    @Option(
            names = {"-y", "--yes"},
            description = "Replace the output where it exists.")
    private boolean overwrite;

    @ArgGroup(validate = false, heading = "%nWhat restores:%n", order = 1)
    private EngineOptions engine = new EngineOptions();

    @ArgGroup(validate = false, heading = "%nThe result:%n", order = 2)
    private SizeOptions size = new SizeOptions();

    @ArgGroup(validate = false, heading = "%nWhat the picture may take, for files of strangers:%n", order = 3)
    private LimitOptions limits = new LimitOptions();

    ImageCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(this::requireConsistent);
        long start = System.nanoTime();
        Path picture = InputFile.require(input);
        Path place = OutputFile.require(output, picture, overwrite);
        Workplace workplace = Workplace.of(System.getenv());
        Device device = engine.devices(workplace).get(0);
        Model model = engine.model(workplace.bundles(), device, streams.err());
        try (Quarantine quarantine = new Quarantine(limits.limits())) {
            quarantine.prepare();
            new StillRestoration(model.settings(), size.scaling(), device, workplace, quarantine)
                    .run(
                            picture,
                            place,
                            shot -> ShotWords.of(shot.parameters(), shot.remarks())
                                    .forEach(streams.err()::println));
        }
        streams.err().println("wrote " + place + " in " + Words.seconds(Duration.ofNanos(System.nanoTime() - start)));
        return 0;
    }

    private void requireConsistent() {
        engine.requireConsistent();
        size.scaling();
        limits.limits();
        if (!output.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".png")) {
            throw new IllegalArgumentException(output + " does not end in .png, which is what pictures are written as");
        }
    }
}
