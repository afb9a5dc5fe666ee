package io.keenframe.app.cli;

import io.keenframe.app.Interrupt;
import io.keenframe.app.Workplace;
import io.keenframe.app.bench.Benchmark;
import io.keenframe.app.bench.DeviceBenchmark;
import io.keenframe.app.bench.Figure;
import io.keenframe.app.bench.FilmRestorer;
import io.keenframe.app.bench.FullBenchmark;
import io.keenframe.app.bench.IdentityBenchmark;
import io.keenframe.app.bench.JobBenchmark;
import io.keenframe.app.bench.LargeBenchmark;
import io.keenframe.app.bench.ModelBenchmark;
import io.keenframe.app.bench.NetworksBenchmark;
import io.keenframe.app.bench.RandomBundle;
import io.keenframe.app.bench.StrategyBenchmark;
import io.keenframe.app.bench.cuts.CutsBenchmark;
import io.keenframe.app.bench.sharpness.SharpnessBenchmark;
import io.keenframe.app.progress.LineView;
import io.keenframe.app.progress.Screen;
import io.keenframe.contract.Json;
import io.keenframe.runtime.files.Folders;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.onnx.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how fast it is on this machine. */
@Command(
        name = "bench",
        description = {
            "Measure how fast it is here, each figure beside a baseline of the same run.",
            "",
            "model: supir-mini on frames of 640x360, against PyTorch where python3 has torch.",
            "strategy: what a frame takes by each way of using references, against none.",
            "job: how much of a job's time is not the model's.",
            "identity: a 1080p film through everything, against a plain loop of decoding and encoding.",
            "sharpness: measures of sharpness on shots whose blur is known.",
            "cuts: cuts found in films whose edits are known.",
            "large: the memory of a 3840x2160 film from its middle to its end; minutes.",
            "device: --model's networks on --device at 512, and on a card at 1024 and 1536, against its matrix rate and the"
                    + " processors' results.",
            "networks: each network of a wide model, against PyTorch; minutes, and 3 GB of disk.",
            "full: SUPIR at full size, its steps against this machine's matrix products; minutes, and 10 GB of disk"
                    + " where no model is named."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  keenframe bench",
            "  keenframe bench device --device cuda:0 --model supir-v0q",
            "  keenframe bench full                     # random weights, made for it and deleted",
            "  keenframe bench full --model supir-v0q"
        })
final class BenchCommand implements Callable<Integer> {
    private static final String FULL = "full";
    private static final String DEVICE = "device";
    private static final List<String> USUAL = List.of("model", "strategy", "job", "identity", "sharpness", "cuts");
    private static final List<String> NAMES =
            List.of("model", "strategy", "job", "identity", "sharpness", "cuts", "large", DEVICE, "networks", FULL);

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "The one to run: model, strategy, job, identity, sharpness, cuts, large, device, networks or"
                    + " full. Default: the first six.")
    private @Nullable String name;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "For device and full: the bundle to measure. Default: supir-mini, and for full one of random"
                    + " weights, made for it.")
    private @Nullable String model;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "For full: where the random weights are made and kept. Default: they are deleted.")
    private @Nullable Path weights;

    @Option(names = "--json", description = "One JSON object per benchmark on standard output.")
    private boolean json;

    @Mixin
    private DeviceOption device;

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        String typed = name;
        List<String> wanted =
                typed == null ? USUAL : List.of(IllegalUsage.checked(() -> Word.oneOf("a benchmark", typed, NAMES)));
        IllegalUsage.check(() -> requireConsistent(wanted));
        Path folder = Files.createTempDirectory("keenframe-bench");
        try {
            for (String each : wanted) {
                Benchmark benchmark = benchmark(each, folder);
                streams.err().println(each + ": " + benchmark.description());
                run(benchmark);
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private void requireConsistent(List<String> wanted) {
        if (model != null && !wanted.contains(FULL) && !wanted.contains(DEVICE)) {
            throw new IllegalArgumentException(
                    "--model is for the benchmarks " + DEVICE + " and " + FULL + "; name one of them too");
        }
        if (weights != null && !wanted.contains(FULL)) {
            throw new IllegalArgumentException("--folder is for the benchmark " + FULL + "; name that too");
        }
        if (model != null && weights != null) {
            throw new IllegalArgumentException(
                    "--folder is where random weights are made, and --model names others; leave one of the two out");
        }
    }

    private Benchmark benchmark(String wanted, Path folder) throws IOException {
        Workplace workplace = Workplace.of(System.getenv());
        return switch (wanted) {
            case "model" -> new ModelBenchmark(workplace);
            case "strategy" -> new StrategyBenchmark(workplace, folder);
            case "job" -> new JobBenchmark(workplace, films(workplace), folder);
            case "identity" -> new IdentityBenchmark(films(workplace), folder);
            case "sharpness" -> new SharpnessBenchmark(folder);
            case "cuts" -> new CutsBenchmark(folder);
            case "large" -> new LargeBenchmark(films(workplace), folder);
            case DEVICE ->
                new DeviceBenchmark(
                        workplace.bundles().find(model == null ? EngineOptions.DEFAULT_BUNDLE : model),
                        device.devices(workplace).get(0));
            case "networks" -> new NetworksBenchmark(workplace, folder.resolve("networks"));
            case FULL -> new FullBenchmark(() -> bundle(workplace, folder));
            default -> throw new IllegalStateException("no benchmark " + wanted);
        };
    }

    /** A film that is interrupted stops in order; any other benchmark ends with the process. */
    private FilmRestorer films(Workplace workplace) {
        LineView view = new LineView(streams.err(), Screen.ofLauncher(), () -> Duration.ofNanos(System.nanoTime()));
        return (film, result, restorer) -> new Restoration(
                        Order.plain(film, result, restorer, List.of(Device.cpu())), workplace, view, Interrupt.listen())
                .run();
    }

    private Bundle bundle(Workplace workplace, Path folder) throws IOException {
        String named = model;
        return named == null
                ? new RandomBundle(weights == null ? folder : weights).bundle()
                : workplace.bundles().find(named);
    }

    private void run(Benchmark benchmark) throws Exception {
        List<Figure> figures = new ArrayList<>();
        benchmark.run(json ? figures::add : this::print);
        if (json) {
            byte[] line = Json.bytes(Map.of("benchmark", benchmark.name(), "figures", figures));
            streams.out().println(new String(line, StandardCharsets.UTF_8));
        }
    }

    private void print(Figure figure) {
        streams.out()
                .println(String.format(Locale.ROOT, "  %-52s %10.3f %s", figure.name(), figure.value(), figure.unit()));
    }
}
