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
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A film through everything, from a cold broker on, against the same frames through the engine alone.
 *
 * @param workplace where the bundle lies
 * @param films restores films
 * @param folder for the clip and its result
 */
public record JobBenchmark(Workplace workplace, FilmRestorer films, Path folder) implements Benchmark {
    private static final Demonstration CLIP = new Demonstration(new Size(320, 240), 72);

    @Override
    public String name() {
        return "job";
    }

    @Override
    public String description() {
        return "share of a job's time that is not supir-mini's, against the engine alone on the same frames";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        Path clip = folder.resolve("job.mp4");
        CLIP.write(clip);
        Model model = Model.supir(workplace.bundles(), "supir-mini", Map.of(), Device.cpu());
        List<Frame> frames = Clip.read(clip);
        double engine = engineSeconds(frames, model);
        double job = Stopwatch.seconds(() -> films.restore(clip, folder.resolve("job.restored.mp4"), model));
        found.accept(new Figure("frames", frames.size(), "frames"));
        found.accept(new Figure("engine alone", engine, "s"));
        found.accept(new Figure("job", job, "s"));
        found.accept(new Figure("share that is not the engine's", 1 - engine / job, ""));
    }

    private double engineSeconds(List<Frame> frames, Model model) throws Exception {
        RestorerSettings settings = RestorerSettings.of(workplace.bundles().places());
        try (EngineFactory engines = Crew.engines(settings).get();
                Engine engine = engines.open(model.settings(), Scaling.none())) {
            engine.restore(new FramesInHand(frames.subList(0, 1)), restored -> {}, new StageSeconds());
            return Stopwatch.seconds(
                    () -> engine.restore(new FramesInHand(frames), restored -> {}, new StageSeconds()));
        }
    }
}
