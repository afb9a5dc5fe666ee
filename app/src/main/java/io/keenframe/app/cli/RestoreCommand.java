package io.keenframe.app.cli;

import io.keenframe.app.Interrupt;
import io.keenframe.app.Workplace;
import io.keenframe.app.job.InputFile;
import io.keenframe.app.job.Model;
import io.keenframe.app.job.ResultPath;
import io.keenframe.app.progress.JsonView;
import io.keenframe.app.progress.LineView;
import io.keenframe.app.progress.Screen;
import io.keenframe.app.progress.View;
import io.keenframe.contract.Scaling;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores one video. */
@Command(
        name = "restore",
        description = {
            "Restore a video. Frames, timestamps, sound, subtitles, chapters and tags stay what they are;"
                    + " only the pixels change.",
            "",
            "A run that was stopped goes on where it was when the same command is given again."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  keenframe restore clip.mp4                              writes clip.restored.mp4",
            "  keenframe restore tape.avi -o tape.mkv --codec ffv1     keeps every bit of the restored frames",
            "  keenframe restore tape.avi --archive                    the same, with hashes and a record of how",
            "  keenframe restore clip.mp4 --scale 2 --crf 16           twice as large, little loss",
            "  keenframe restore tape.avi -o tape.mkv --interlace fields   a whole picture out of each field",
            "  keenframe restore clip.mp4 --from 1:30 --to 1:40        tries ten seconds first",
            "  keenframe restore clip.mp4 --model ./my-bundle --preset fidelity",
            "  keenframe restore clip.mp4 --model supir-v0q --captions http://localhost:8080   says what it shows",
            "  keenframe restore clip.mp4 --kafka broker:9092 --workers 0   leaves the work to that cluster's services"
        })
final class RestoreCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "IN", description = "The video to restore.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description =
                    "The result: .mp4, .m4v, .mov, .mkv, .webm or .ts. Default: IN.restored.EXT beside the input.")
    private @Nullable Path output;

    @Option(
            names = {"-y", "--yes"},
            description = "Replace the output where it exists.")
    private boolean overwrite;

    @ArgGroup(validate = false, heading = "%nWhat restores:%n", order = 1)
    private EngineOptions engine = new EngineOptions();

    @ArgGroup(validate = false, heading = "%nThe result:%n", order = 2)
    private ResultOptions result = new ResultOptions();

    @ArgGroup(validate = false, heading = "%nThe stretch:%n", order = 3)
    private RangeOptions range = new RangeOptions();

    @ArgGroup(validate = false, heading = "%nInterlaced and telecined films:%n", order = 4)
    private FieldOptions fields = new FieldOptions();

    @ArgGroup(validate = false, heading = "%nReferences:%n", order = 5)
    private ReferenceOptions references = new ReferenceOptions();

    @ArgGroup(validate = false, heading = "%nThe run:%n", order = 6)
    private RunOptions run = new RunOptions();

    @ArgGroup(validate = false, heading = "%nWhat the source may take, for files of strangers:%n", order = 6)
    private LimitOptions limits = new LimitOptions();

    RestoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(this::requireConsistent);
        Workplace workplace = Workplace.of(System.getenv());
        // Before the model, or a missing file would be told of only after a missing bundle.
        InputFile.require(input);
        List<Device> devices = run.workers().orElse(1) == 0 ? List.of(Device.cpu()) : engine.devices(workplace);
        Order order = order(engine.model(workplace.bundles(), devices.get(0), streams.err()), devices);
        Supplier<Duration> clock = () -> Duration.ofNanos(System.nanoTime());
        View view = order.json()
                ? new JsonView(streams.out(), clock)
                : new LineView(streams.err(), Screen.ofLauncher(), clock);
        new Restoration(order, workplace, view, Interrupt.listen()).run();
        return 0;
    }

    /** Returns where what was typed is sound, as far as that can be told without a look at the disk. */
    private void requireConsistent() {
        engine.requireConsistent();
        references.requireConsistent();
        run.requireConsistent();
        if (engine.engine().equals("identity") && !result.scaling().equals(Scaling.none())) {
            throw new IllegalArgumentException("--engine identity changes nothing and does not scale;"
                    + " choose lanczos or supir, or leave out --scale and --size");
        }
        result.scaling();
        result.encoding();
        fields.requireConsistent(result.scaling(), result.codec());
        range.range();
        limits.limits();
        result.requireContainer(place());
        ResultPath.require(place(), result.codec());
    }

    private Path place() {
        return output == null ? result.beside(input) : output;
    }

    private Order order(Model model, List<Device> devices) {
        return new Order(
                input,
                place(),
                overwrite,
                model,
                result.scaling(),
                result.encoding(),
                range.range(),
                references.choice(),
                fields.treatment(),
                run.report(),
                run.workers(),
                devices,
                run.kafka(),
                run.json(),
                limits.limits(),
                run.strict(),
                result.archive(),
                run.diskBudget());
    }
}
