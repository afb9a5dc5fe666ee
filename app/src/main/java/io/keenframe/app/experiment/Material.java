package io.keenframe.app.experiment;

import io.keenframe.app.Failure;
import io.keenframe.app.degrade.Wear;
import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Scene;
import io.keenframe.app.job.InputFile;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.child.Quarantine;
import io.keenframe.restorer.pixel.PlaneScaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A clip ready to be restored and measured; short, for it is in memory.
 *
 * @param name its name
 * @param input the film to restore
 * @param frames its frames
 * @param truth the frames as they were before it was degraded; none where that is not known
 * @param marks which of them are blurred and which are beside a cut
 */
record Material(String name, Path input, List<Frame> frames, List<Frame> truth, Marks marks) {
    private static final Size SCENE = new Size(320, 240);
    private static final int SCENE_FRAMES = 32;

    /**
     * Makes a clip ready, or finds it ready.
     *
     * @param beside the folder that the plan's files lie in
     * @param folder the experiment's own
     * @param degrade what a clip goes through whose plan says nothing of it; null for nothing
     * @param quarantine where the plan's films are read
     */
    static Material of(
            ExperimentPlan.Clip clip, Path beside, Path folder, @Nullable String degrade, Quarantine quarantine)
            throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("clips").resolve(clip.name()));
        Path input = own.resolve("input.mp4");
        String wear = clip.degrade() == null && clip.truth() == null ? degrade : clip.degrade();
        List<Frame> source = source(clip, beside, quarantine);
        Marks marks = Marks.of(source.size(), Math.max(1, clip.shots()), wear == null ? null : wear(clip, wear));
        if (wear == null) {
            write(source, 0, input);
            String truth = clip.truth();
            List<Frame> known = truth == null ? List.of() : film(clip, beside.resolve(truth), quarantine);
            if (!known.isEmpty() && known.size() != source.size()) {
                throw new Failure("clip " + clip.name() + " has " + source.size() + " frames and its truth "
                        + known.size() + "; they must be the same ones");
            }
            return new Material(clip.name(), input, source, known, marks);
        }
        Wear worn = wear(clip, wear);
        List<Frame> truth = worn.truth(source);
        write(worn.worn(truth, 1), worn.crf(), input);
        return new Material(clip.name(), input, Clip.read(input), truth, marks);
    }

    /** Writes a film, unless the same was written earlier: encoders may write other bytes, by which results are known. */
    private static void write(List<Frame> frames, int crf, Path film) throws IOException {
        CRC32 samples = new CRC32();
        frames.forEach(frame -> frame.planes().forEach(plane -> samples.update(plane.samples())));
        String key = frames.size() + " frames of " + frames.get(0).size() + " " + samples.getValue() + ", crf " + crf;
        Path done = film.resolveSibling(film.getFileName() + ".done");
        if (!Files.exists(film)
                || !Files.exists(done)
                || !Files.readString(done).equals(key)) {
            Clip.write(frames, crf, crf == 0, film);
            Files.writeString(done, key);
        }
    }

    private static Wear wear(ExperimentPlan.Clip clip, String text) {
        try {
            return Wear.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Failure("clip " + clip.name() + ": degrade: " + e.getMessage(), e);
        }
    }

    private static List<Frame> source(ExperimentPlan.Clip clip, Path beside, Quarantine quarantine)
            throws InterruptedException {
        Integer seed = clip.scene();
        if (seed == null) {
            return film(clip, beside.resolve(String.valueOf(clip.file())), quarantine);
        }
        Size size = clip.size() == null ? SCENE : size(clip.size());
        int count = clip.frames() == 0 ? SCENE_FRAMES : clip.frames();
        int shots = Math.max(1, clip.shots());
        List<Frame> frames = new ArrayList<>();
        for (int shot = 0; shot < shots; shot++) {
            Scene scene = new Scene(size, seed + shot);
            for (int i = frames.size(); i < (shot + 1) * count / shots; i++) {
                frames.add(scene.video(i));
            }
        }
        return frames;
    }

    private static List<Frame> film(ExperimentPlan.Clip clip, Path file, Quarantine quarantine)
            throws InterruptedException {
        List<Frame> frames = numbered(Clip.read(InputFile.require(file), clip.frames(), quarantine));
        String size = clip.size();
        return size == null
                ? frames
                : frames.stream().map(f -> PlaneScaler.scale(f, size(size))).toList();
    }

    private static Size size(String text) {
        String[] sides = text.split("x", 2);
        return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private static List<Frame> numbered(List<Frame> frames) {
        List<Frame> numbered = new ArrayList<>();
        for (Frame f : frames) {
            int i = numbered.size();
            numbered.add(new Frame(i, i, 1, f.size(), f.format(), f.colour(), f.planes()));
        }
        return numbered;
    }
}
