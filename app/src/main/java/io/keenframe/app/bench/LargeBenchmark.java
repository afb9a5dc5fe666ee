package io.keenframe.app.bench;

import io.keenframe.app.job.Model;
import io.keenframe.contract.Size;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The memory of a 2160p film: what is on its way is bounded in bytes, so that a film's end takes no more than its middle.
 *
 * @param films restores films
 * @param folder for the clip and its result
 */
public record LargeBenchmark(FilmRestorer films, Path folder) implements Benchmark {
    /** Over seven times those that are on their way at once. */
    private static final int FRAMES = 240;

    @Override
    public String name() {
        return "large";
    }

    @Override
    public String description() {
        return "memory of a 3840x2160 film from file to file, its last third against the one before";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        Path clip = folder.resolve("large.mp4");
        DrawnFilm.write(new Size(3840, 2160), FRAMES, clip);
        // What was drawn is garbage now, and not the film's.
        System.gc();
        try (PeakMemory memory = new PeakMemory()) {
            Model model = Model.plain("identity", Map.of());
            double seconds = Stopwatch.seconds(() -> films.restore(clip, folder.resolve("large.restored.mp4"), model));
            OptionalLong middle = memory.bytes(1 / 3.0, 2 / 3.0);
            OptionalLong end = memory.bytes(2 / 3.0, 1);
            found.accept(new Figure("job", FRAMES / seconds, "frames/s"));
            found.accept(new Figure("heap allowed", Runtime.getRuntime().maxMemory() / 1e6, "MB"));
            if (middle.isPresent() && end.isPresent()) {
                found.accept(new Figure("peak of the second third", middle.getAsLong() / 1e6, "MB"));
                found.accept(new Figure("peak of the last third", end.getAsLong() / 1e6, "MB"));
                found.accept(new Figure("the last to the second", (double) end.getAsLong() / middle.getAsLong(), ""));
            }
        }
    }
}
