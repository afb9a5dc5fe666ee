package io.keenframe.app.bench;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.Crew;
import io.keenframe.app.job.Model;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.Bundles;
import io.keenframe.supir.net.Workload;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.Execution;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * SUPIR at full size: loading it, one step with guidance on latents of two sizes, and one whole picture.
 *
 * @param source where the model comes from
 */
public record FullBenchmark(BundleSource source) implements Benchmark {
    private static final int[] SIDES = {512, 1024};
    private static final Size PICTURE = new Size(512, 512);

    /** Where a model comes from. */
    @FunctionalInterface
    public interface BundleSource {
        /** The bundle, made if need be. */
        Bundle bundle() throws IOException;
    }

    @Override
    public String name() {
        return "full";
    }

    @Override
    public String description() {
        return "SUPIR at full size: loading, steps and a picture; seconds, memory, and the share of the matrix rate";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        Bundle bundle = source.bundle();
        int threads = Runtime.getRuntime().availableProcessors();
        MatrixRate.Rate one = rate(1);
        found.accept(new Figure("matrix product, one thread", one.perProcessorSecond() / 1e9, "GFLOP/CPU-s"));
        found.accept(new Figure(
                "matrix product, " + threads + " threads", rate(threads).perSecond() / 1e9, "GFLOP/s"));
        steps(bundle, threads, one, found);
        picture(bundle, found);
    }

    private static MatrixRate.Rate rate(int threads) throws Exception {
        return MatrixRate.of(new Execution(threads, Execution.Placement.RESIDENT));
    }

    private static void steps(Bundle bundle, int threads, MatrixRate.Rate matrices, Consumer<Figure> found)
            throws Exception {
        try (GuidedStep step = new GuidedStep(bundle, threads)) {
            add(found, "load", Cost.of(() -> step.load(SIDES[0])));
            add(found, "two prompts", Cost.of(step::readPrompts));
            for (int side : SIDES) {
                step.load(side);
                Cost cost = Cost.of(() -> step.take(side));
                add(found, "step at " + side, cost);
                int cells = step.cells(side);
                double rate = 2 * new Workload(bundle.config()).prediction(cells, cells) / cost.processor();
                found.accept(new Figure("step at " + side, rate / 1e9, "GFLOP/CPU-s"));
                found.accept(new Figure(
                        "step at " + side + ", of the matrix rate", rate / matrices.perProcessorSecond(), ""));
            }
        }
    }

    private static void picture(Bundle bundle, Consumer<Figure> found) throws Exception {
        Frame frame = new Demonstration(PICTURE, 1).clean().get(0);
        Bundles bundles = new Bundles(List.of(bundle.folder().toAbsolutePath().getParent()));
        Model model = Model.supir(bundles, bundle.name(), Map.of("steps", "1"), Device.cpu());
        StageSeconds stages = new StageSeconds();
        add(found, "picture of " + PICTURE + ", one step", Cost.of(() -> restore(frame, bundles, model, stages)));
        stages.byStage().forEach((stage, seconds) -> found.accept(new Figure("picture, " + stage, seconds, "s")));
    }

    private static void restore(Frame frame, Bundles bundles, Model model, StageSeconds stages)
            throws InterruptedException {
        try (EngineFactory engines =
                        Crew.engines(RestorerSettings.of(bundles.places())).get();
                Engine engine = engines.open(model.settings(), Scaling.none())) {
            engine.restore(new FramesInHand(List.of(frame)), restored -> {}, stages);
        }
    }

    private static void add(Consumer<Figure> found, String name, Cost cost) {
        found.accept(new Figure(name, cost.seconds(), "s"));
        found.accept(new Figure(name, cost.processor(), "CPU-s"));
        cost.bytes().ifPresent(bytes -> found.accept(new Figure(name + ", anonymous memory", bytes / 1e6, "MB")));
    }
}
