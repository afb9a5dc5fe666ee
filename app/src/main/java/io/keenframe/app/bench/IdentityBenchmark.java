package io.keenframe.app.bench;

import io.keenframe.app.job.Model;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A 1080p film through everything with an engine that does nothing, against decoding and encoding it in a plain loop.
 *
 * @param films restores films
 * @param folder for the clip and the results
 */
public record IdentityBenchmark(FilmRestorer films, Path folder) implements Benchmark {
    private static final Size SIZE = new Size(1920, 1080);
    private static final int FRAMES = 960;

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public String description() {
        return "frames a second at 1080p from file to file, against a plain loop of decoding and encoding";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        Path clip = folder.resolve("identity.mp4");
        DrawnFilm.write(SIZE, FRAMES, clip);
        // Before and after, so that what else the machine does is shared out.
        Stopwatch.Lap before = Stopwatch.lap(() -> loop(clip));
        Stopwatch.Lap job = Stopwatch.lap(
                () -> films.restore(clip, folder.resolve("identity.restored.mp4"), Model.plain("identity", Map.of())));
        Stopwatch.Lap after = Stopwatch.lap(() -> loop(clip));
        double plain = (before.seconds() + after.seconds()) / 2;
        double busy = (before.processor() + after.processor()) / 2;
        found.accept(new Figure("job", FRAMES / job.seconds(), "frames/s"));
        found.accept(new Figure("plain loop", FRAMES / plain, "frames/s"));
        found.accept(new Figure("the job's rate to the loop's", plain / job.seconds(), ""));
        found.accept(new Figure("the loop's processor time to the job's", busy / job.processor(), ""));
    }

    private void loop(Path clip) throws Exception {
        Path part = folder.resolve("loop.nut");
        try (FrameReader reader = FrameReader.open(clip, ReadOptions.defaults());
                PartWriter writer = PartWriter.open(
                        part, PartSettings.of(reader.info(), new Encoding(Codec.H264, null, false), SIZE))) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                writer.write(frame);
            }
            writer.finish();
        }
        FilmJoiner.join(clip, List.of(part), folder.resolve("loop.mp4"), JoinOptions.whole());
    }
}
