package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.degrade.Wear;
import io.keenframe.app.experiment.Experiment;
import io.keenframe.app.experiment.ExperimentPlan;
import io.keenframe.app.job.InputFile;
import io.keenframe.media.child.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores clips by settings, measures, and shows it all on a page. */
@Command(
        name = "experiment",
        description = {
            "Restore clips with several settings, measure the results against the truth, and write a page that shows"
                    + " them side by side.",
            "",
            "What is done already is not done again. The folder then holds report.html, which needs nothing beside it,"
                    + " results.json and results.csv, and the films.",
            "",
            "A plan is YAML:",
            "",
            "  clips:",
            "    - {name: drawn, scene: 1, frames: 32, degrade: \"blur=3,grain=6,crf=28\"}",
            "    - {name: cut, scene: 2, shots: 2, size: 160x120, degrade: \"blur=2\"}   # two scenes",
            "    - {name: mine, file: clean.mp4, degrade: \"kind=motion,blur=2,shake=4\"}",
            "    - {name: tape, file: tape.mp4, truth: master.mp4, frames: 48}",
            "  runs:                     # options as of 'keenframe restore'",
            "    - {name: two steps, options: {steps: 2}}",
            "    - {name: first, options: {steps: 2, reference: first}}",
            "  compare:",
            "    - {name: other, clip: mine, file: other.mp4}",
            "  metrics: {lpips: lpips.onnx}   # two pictures in [-1, 1] in, the truth second; one number out",
            "",
            "The input, Lanczos and each engine frame by frame are always there to compare with."
        },
        sortOptions = false,
        footer = {"", "Examples:", "  keenframe experiment plan.yaml", "  keenframe experiment plan.yaml -o /tmp/trial"
        })
final class ExperimentCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "PLAN", description = "The plan, a YAML file; names of files in it are beside it.")
    private Path plan;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder that everything goes into. Default: keenframe-experiment.")
    private Path folder = Path.of("keenframe-experiment");

    @Option(
            names = "--degrade",
            paramLabel = "WEAR",
            description =
                    "Degrade the clips for which the plan gives no truth, such as blur=3,grain=6,crf=28. Blur, the"
                            + " spread in pixels, comes and goes over period=16 frames; kind=gaussian, motion or defocus;"
                            + " drift=0.3 is the exposure's, shake=4 the camera's in pixels.")
    private @Nullable String degrade;

    @Option(
            names = "--compare",
            paramLabel = "CLIP=FILE",
            description = "Another restorer's film of a clip; may be given several times.")
    private List<String> compare = List.of();

    @ArgGroup(validate = false, heading = "%nWhat a clip may take, for files of strangers:%n")
    private LimitOptions limits = new LimitOptions();

    ExperimentCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(limits::limits);
        String wear = degrade;
        if (wear != null) {
            IllegalUsage.check(() -> Wear.parse(wear));
        }
        ExperimentPlan read = ExperimentPlan.read(InputFile.require(plan));
        makeFolder();
        Path beside = plan.toAbsolutePath().normalize().getParent();
        try (Quarantine quarantine = new Quarantine(limits.limits())) {
            Path page = new Experiment(
                            withOthers(read),
                            beside == null ? Path.of("") : beside,
                            folder,
                            wear,
                            this::restore,
                            quarantine,
                            streams.err())
                    .run();
            streams.out().println("wrote " + page + ", and results.json and results.csv beside it");
        }
        return 0;
    }

    private int restore(List<String> words) {
        List<String> line = new ArrayList<>(List.of("restore"));
        line.addAll(words);
        return Cli.run(streams.out(), streams.err(), line.toArray(String[]::new));
    }

    private ExperimentPlan withOthers(ExperimentPlan read) {
        List<ExperimentPlan.Other> others = new ArrayList<>(read.compare());
        for (String text : compare) {
            String[] sides = text.split("=", 2);
            if (sides.length != 2
                    || read.clips().stream().noneMatch(clip -> clip.name().equals(sides[0]))) {
                throw new Failure("--compare " + text + " does not begin with a clip of the plan, as CLIP=FILE does");
            }
            Path file = Path.of(sides[1]).toAbsolutePath();
            others.add(new ExperimentPlan.Other(String.valueOf(file.getFileName()), sides[0], file.toString()));
        }
        return new ExperimentPlan(read.clips(), read.runs(), others, read.metrics());
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure(folder + " cannot be made; choose another folder with -o", e);
        }
    }
}
