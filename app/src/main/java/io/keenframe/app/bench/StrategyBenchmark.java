package io.keenframe.app.bench;

import io.keenframe.app.Workplace;
import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.Crew;
import io.keenframe.app.job.Model;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.Strategy;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A group through supir-mini by each strategy, against the strategy that uses no reference.
 *
 * @param workplace where the bundle lies
 * @param folder for the clip
 */
public record StrategyBenchmark(Workplace workplace, Path folder) implements Benchmark {
    private static final int FRAMES = 16;
    private static final Demonstration CLIP = new Demonstration(new Size(320, 240), FRAMES);

    @Override
    public String name() {
        return "strategy";
    }

    @Override
    public String description() {
        return "what a frame of a group of " + FRAMES + " at " + CLIP.size() + " takes by each strategy, against none";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        Path clip = folder.resolve("strategy.mp4");
        CLIP.write(clip);
        List<Frame> group = Clip.read(clip).subList(0, FRAMES);
        double none = 0;
        for (Strategy strategy : Strategy.values()) {
            StageSeconds stages = new StageSeconds();
            double seconds = seconds(group, strategy, stages);
            none = strategy == Strategy.NONE ? seconds : none;
            double share = (double) stages.diffused()
                    / FRAMES
                    / CLIP.size().width()
                    / CLIP.size().height();
            found.accept(new Figure(strategy + ", a frame", seconds / FRAMES, "s"));
            found.accept(new Figure(strategy + ", share of it restored itself", share, ""));
            found.accept(new Figure("none's time to " + strategy + "'s", none / seconds, ""));
        }
    }

    private double seconds(List<Frame> group, Strategy strategy, StageSeconds stages) throws Exception {
        Model model = Model.supir(
                workplace.bundles(), "supir-mini", Map.of(Strategy.SETTING, strategy.toString()), Device.cpu());
        RestorerSettings settings = RestorerSettings.of(workplace.bundles().places());
        try (EngineFactory engines = Crew.engines(settings).get();
                Engine engine = engines.open(model.settings(), Scaling.none())) {
            // Networks and OpenCV are loaded with the first two frames; a film has thousands.
            engine.restore(new FramesInHand(List.of(group.get(1), group.get(0))), restored -> {}, new StageSeconds());
            return Stopwatch.seconds(() -> engine.restore(new FramesInHand(group), restored -> {}, stages));
        }
    }
}
