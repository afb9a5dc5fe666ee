package io.keenframe.app.cli;

import io.keenframe.app.Interrupt;
import io.keenframe.app.Workplace;
import io.keenframe.app.bench.Benchmark;
import io.keenframe.app.bench.DeviceBenchmark;
import io.keenframe.app.bench.Figure;
import io.keenframe.app.bench.FilmRestorer;
import io.keenframe.app.bench.IdentityBenchmark;
import io.keenframe.app.bench.JobBenchmark;
import io.keenframe.app.bench.ModelBenchmark;
import io.keenframe.app.bench.StrategyBenchmark;
import io.keenframe.app.bench.sharpness.SharpnessBenchmark;
import io.keenframe.app.job.Model;
import io.keenframe.app.progress.LineView;
import io.keenframe.app.progress.Screen;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Json;
import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import io.keenframe.runtime.files.Folders;
import io.keenframe.supir.onnx.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
            "device: --model's networks on --device at 512, and on a card at 1024 and 1536, against its matrix rate and the"
                    + " processors' results."
        },
        footer = {
            "",
            "Examples:",
            "  keenframe bench",
            "  keenframe bench identity --json",
            "  keenframe bench device --device cuda:0 --model supir-v0q"
        })
final class BenchCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of("model", "strategy", "job", "identity", "sharpness", "device");

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "The one to run: model, strategy, job, identity, sharpness or device. Default: all.")
    private @Nullable String name;

    @Option(names = "--json", description = "One JSON object per benchmark on standard output.")
    private boolean json;

    @Option(names = "--model", paramLabel = "BUNDLE", description = "What device measures. Default: supir-mini.")
    private String model = EngineOptions.DEFAULT_BUNDLE;

    @Mixin
    private DeviceOption device;

    BenchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        String typed = name;
        String only = typed == null ? null : IllegalUsage.checked(() -> Word.oneOf("a benchmark", typed, NAMES));
        Path folder = Files.createTempDirectory("keenframe-bench");
        try {
            for (Benchmark benchmark : benchmarks(folder)) {
                if (only == null || only.equals(benchmark.name())) {
                    streams.err().println(benchmark.name() + ": " + benchmark.description());
                    report(benchmark, benchmark.run());
                }
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private List<Benchmark> benchmarks(Path folder) throws IOException {
        Workplace workplace = Workplace.of(System.getenv());
        Interrupt interrupt = Interrupt.listen();
        LineView view = new LineView(streams.err(), Screen.ofLauncher(), () -> Duration.ofNanos(System.nanoTime()));
        FilmRestorer films =
                (film, result, model) -> new Restoration(order(film, result, model), workplace, view, interrupt).run();
        return List.of(
                new ModelBenchmark(workplace),
                new StrategyBenchmark(workplace, folder),
                new JobBenchmark(workplace, films, folder),
                new IdentityBenchmark(films, folder),
                new SharpnessBenchmark(folder),
                new DeviceBenchmark(
                        workplace.bundles().find(model),
                        device.devices(workplace).get(0)));
    }

    private static Order order(Path film, Path result, Model model) {
        return new Order(
                film,
                result,
                true,
                model,
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all(),
                ReferenceChoice.sharpest(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(Device.cpu()),
                Optional.empty(),
                false);
    }

    private void report(Benchmark benchmark, List<Figure> figures) {
        if (json) {
            byte[] line = Json.bytes(Map.of("benchmark", benchmark.name(), "figures", figures));
            streams.out().println(new String(line, StandardCharsets.UTF_8));
            return;
        }
        for (Figure figure : figures) {
            streams.out()
                    .println(String.format(
                            Locale.ROOT, "  %-52s %8.3f %s", figure.name(), figure.value(), figure.unit()));
        }
    }
}
