package io.keenframe.app.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keenframe.app.Failure;
import io.keenframe.app.demo.Clip;
import io.keenframe.app.experiment.ExperimentPlan.Other;
import io.keenframe.app.experiment.ExperimentPlan.Run;
import io.keenframe.app.job.InputFile;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.child.Quarantine;
import io.keenframe.restorer.pixel.PlaneScaler;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan and writes its report; what an earlier call did already is not done again.
 *
 * @param plan what is run
 * @param beside the folder that the plan's files lie in
 * @param folder where everything goes
 * @param degrade what clips go through whose plan says nothing of it; null for nothing
 * @param restorer restores films
 * @param quarantine where the films that the plan names are read
 * @param news hears of each step
 */
public record Experiment(
        ExperimentPlan plan,
        Path beside,
        Path folder,
        @Nullable String degrade,
        Restorer restorer,
        Quarantine quarantine,
        PrintStream news) {
    private static final JsonMapper JSON = new JsonMapper();

    public Experiment {
        // Folders that are made are named in full, and those that are there as they were given: what is done is known
        // by name.
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Runs it.
     *
     * @return the report's page
     * @throws Failure where a clip or a run does not work; the same call goes on behind what is done
     */
    public Path run() throws IOException, InterruptedException {
        try (NetworkMetrics networks = new NetworkMetrics(plan.metrics(), beside)) {
            return run(networks);
        }
    }

    private Path run(NetworkMetrics networks) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        Gallery gallery = new Gallery();
        for (ExperimentPlan.Clip clip : plan.clips()) {
            Material material = Material.of(clip, beside, folder, degrade, quarantine);
            List<Frame> truth = material.truth();
            results.add(measured(material, "input", material.frames(), networks));
            gallery.add(material, "truth", truth);
            gallery.add(material, "input", material.frames());
            for (Run run : Methods.of(plan)) {
                Path film = restored(material, run);
                List<Frame> frames = Clip.read(film);
                JsonNode report = JSON.readTree(reportOf(film).toFile());
                results.add(new Result(
                        material.name(),
                        run.name(),
                        new TreeMap<>(run.options()),
                        figures(material, frames, networks),
                        JobFigures.secondsPerFrame(report),
                        JobFigures.diffused(report),
                        report));
                gallery.add(material, run.name(), frames);
            }
            for (Other other : plan.compare()) {
                if (other.clip().equals(material.name())) {
                    List<Frame> frames = Clip.read(InputFile.require(beside.resolve(other.file())), 0, quarantine);
                    results.add(measured(material, other.name(), frames, networks));
                    gallery.add(material, other.name(), frames);
                }
            }
        }
        return new Report(results, gallery.pictures()).write(folder);
    }

    private static Result measured(Material material, String method, List<Frame> frames, NetworkMetrics networks) {
        return Result.given(material.name(), method, figures(material, frames, networks));
    }

    private static @Nullable Figures figures(Material material, List<Frame> frames, NetworkMetrics networks) {
        List<Frame> truth = material.truth();
        if (truth.isEmpty()) {
            return null;
        }
        if (frames.size() != truth.size()) {
            throw new Failure("a result of clip " + material.name() + " has " + frames.size() + " frames, not the "
                    + truth.size() + " of its truth; cut it to the same ones");
        }
        Size size = truth.get(0).size();
        return Figures.of(
                truth,
                frames.stream().map(frame -> PlaneScaler.scale(frame, size)).toList(),
                material.marks(),
                networks);
    }

    /** The film that a run made of a clip, now or earlier. */
    private Path restored(Material material, Run run) throws IOException {
        Path results = Files.createDirectories(folder.resolve("results").resolve(material.name()));
        Path film = results.resolve(run.name().replace(' ', '-') + ".mkv");
        List<String> words = new ArrayList<>(List.of(
                material.input().toString(),
                "-o",
                film.toString(),
                "-y",
                "--codec",
                "ffv1",
                "--report",
                reportOf(film).toString()));
        for (Map.Entry<String, String> option : new TreeMap<>(run.options()).entrySet()) {
            words.add("--" + option.getKey() + "=" + option.getValue());
        }
        Path done = film.resolveSibling(film.getFileName() + ".done");
        String key = words + " " + Files.size(material.input());
        if (Files.exists(film) && Files.exists(done) && Files.readString(done).equals(key)) {
            news.println(material.name() + ", " + run.name() + ": done earlier");
            return film;
        }
        news.println(material.name() + ", " + run.name() + ": restoring");
        if (restorer.restore(words) != 0) {
            throw new Failure("clip " + material.name() + " could not be restored by the run " + run.name()
                    + ", see above; the same command goes on from there");
        }
        Files.writeString(done, key);
        return film;
    }

    private static Path reportOf(Path film) {
        return film.resolveSibling(film.getFileName() + ".json");
    }
}
