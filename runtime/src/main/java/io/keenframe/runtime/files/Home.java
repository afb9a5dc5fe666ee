package io.keenframe.runtime.files;

import io.keenframe.contract.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that holds all that Keenframe keeps on this machine; the results are elsewhere.
 *
 * @param root an absolute path
 */
public record Home(Path root) {
    /** The environment's key that names the folder. */
    public static final String VARIABLE = "KEENFRAME_HOME";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder that the environment names, else {@code .keenframe} in the user's own. */
    public static Home of(Map<String, String> environment, Path userHome) {
        String named = environment.get(VARIABLE);
        return new Home(named == null || named.isBlank() ? userHome.resolve(".keenframe") : Path.of(named));
    }

    /** The scratch folder of a job: its parts, and what goes on from there after a crash. */
    public Path job(JobId job) {
        return root.resolve("jobs").resolve(job.value());
    }

    /** The scratch folders of all jobs that are not done. */
    public List<Path> jobs() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("jobs"))) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Makes the scratch folder of a job. */
    public Path createJob(JobId job) throws IOException {
        return Files.createDirectories(job(job));
    }

    /**
     * Removes the scratch folder of a job with all that is in it; nothing happens where there is none.
     *
     * <p>It loses its name first, so that nobody ever finds half of it.
     */
    public void deleteJob(JobId job) throws IOException {
        Path nameless = job(job).resolveSibling("." + job + ".gone");
        Folders.delete(nameless); // of a run that was killed right here
        try {
            Files.move(job(job), nameless, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return;
        }
        Folders.delete(nameless);
    }

    /** Where the embedded broker of one job that runs by itself keeps its data. */
    public Path broker(JobId job) {
        return job(job).resolve("broker");
    }

    /** Where the embedded broker of a server keeps its data. */
    public Path broker() {
        return root.resolve("broker");
    }

    /** Where installed bundles lie, a folder each. */
    public Path bundles() {
        return root.resolve("models");
    }
}
