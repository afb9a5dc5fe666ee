package io.keenframe.app.bench;

import io.keenframe.app.Workplace;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.Crew;
import io.keenframe.app.job.Model;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.supir.onnx.Device;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * supir-mini on frames of 640x360, a stage at a time, against PyTorch with the same weights, settings and threads.
 *
 * @param workplace where the bundle lies
 */
public record ModelBenchmark(Workplace workplace) implements Benchmark {
    private static final Size SIZE = new Size(640, 360);
    private static final int FRAMES = 3;

    @Override
    public String name() {
        return "model";
    }

    @Override
    public String description() {
        return "supir-mini at " + SIZE + ", milliseconds a frame and a stage, against PyTorch";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        StageSeconds stages = new StageSeconds();
        double seconds = engineSeconds(stages);
        found.accept(new Figure("frame", 1000 * seconds / FRAMES, "ms"));
        for (Map.Entry<String, Double> stage : stages.byStage().entrySet()) {
            found.accept(new Figure("frame, " + stage.getKey(), 1000 * stage.getValue() / FRAMES, "ms"));
        }
        OptionalDouble reference = new PyTorchReference(
                        workplace.bundles().find("supir-mini").folder())
                .millisecondsPerFrame(SIZE, FRAMES, threads());
        reference.ifPresent(milliseconds -> {
            found.accept(new Figure("frame, PyTorch", milliseconds, "ms"));
            found.accept(new Figure("PyTorch's time to ours", milliseconds * FRAMES / (1000 * seconds), ""));
        });
    }

    private double engineSeconds(StageSeconds stages) throws Exception {
        // One picture again and again would be restored once.
        List<Frame> frames = new Demonstration(SIZE, FRAMES).clean().subList(0, FRAMES);
        Model model = Model.supir(workplace.bundles(), "supir-mini", Map.of(), Device.cpu());
        RestorerSettings settings = RestorerSettings.of(workplace.bundles().places());
        try (EngineFactory engines = Crew.engines(settings).get();
                Engine engine = engines.open(model.settings(), Scaling.none())) {
            // Networks are loaded and prompts read with the first frame; a film has thousands.
            restore(engine, frames.subList(0, 1), new StageSeconds());
            return Stopwatch.seconds(() -> restore(engine, frames, stages));
        }
    }

    /** Without a reference, which PyTorch has not either. */
    private static void restore(Engine engine, List<Frame> frames, StageSeconds stages) throws InterruptedException {
        for (Frame frame : frames) {
            engine.restore(new FramesInHand(List.of(frame)), restored -> {}, stages);
        }
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }
}
