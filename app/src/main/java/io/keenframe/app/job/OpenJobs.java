package io.keenframe.app.job;

import io.keenframe.app.Failure;
import io.keenframe.app.progress.Words;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.reassembler.EarlierWork;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.files.Disk;
import io.keenframe.runtime.files.FolderBusyException;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.files.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The jobs that were begun and are not done, in words; and how they are given up. */
public final class OpenJobs {
    private OpenJobs() {}

    /**
     * Those of this machine, a line each.
     *
     * @throws IOException where the home cannot be read
     */
    public static List<String> of(Home home) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path job : home.jobs()) {
            String result = EarlierWork.result(job).orElse("no part yet");
            lines.add("%s %8s  %s".formatted(job.getFileName(), Words.bytes(Disk.used(job)), result));
        }
        return lines;
    }

    /** Those of a cluster, a line each. */
    public static List<String> of(JobLog log) {
        return log.jobs().stream()
                .sorted(Comparator.comparing(JobId::value))
                .flatMap(job -> log.read(job, OpenJobs::line).stream())
                .toList();
    }

    private static Optional<String> line(JobState state) {
        return state.spec().filter(spec -> isOpen(state)).map(spec -> line(state, spec));
    }

    private static boolean isOpen(JobState state) {
        return state.outcome()
                .map(end -> end instanceof JobEvent.Failed failed && !failed.hopeless())
                .orElse(true);
    }

    private static String line(JobState state, JobSpec spec) {
        String stands = state.outcome()
                .map(end -> ", failed: " + ((JobEvent.Failed) end).reason())
                .orElse(
                        state.pauses().isEmpty()
                                ? ""
                                : ", paused: "
                                        + String.join("; ", state.pauses().values()));
        return "%s  %s restored%s  %s"
                .formatted(spec.id(), Words.count(state.framesRestored(), "frame"), stands, spec.output());
    }

    /**
     * Gives up a job of this machine, with all its work.
     *
     * @throws Failure where there is none, or it is being worked on
     */
    public static void remove(JobId job, Home home) throws IOException {
        if (!Files.isDirectory(home.job(job))) {
            throw unknown(job);
        }
        HomeLock lock = take(home.job(job));
        try {
            home.deleteJob(job);
        } finally {
            lock.close();
        }
    }

    private static HomeLock take(Path folder) throws IOException {
        try {
            return HomeLock.take(folder);
        } catch (FolderBusyException e) {
            throw new Failure(e.getMessage() + " before it is removed", e);
        }
    }

    /**
     * Gives up a job of a cluster, with all its work; whoever works on it hears of it and stops.
     *
     * @throws Failure where there is none
     */
    public static void remove(JobId job, Cluster cluster, JobLog log) throws InterruptedException {
        if (log.read(job, OpenJobs::line).isEmpty()) {
            throw unknown(job);
        }
        new Surrender(cluster, log).forGood(job, "user", "the job was given up with 'keenframe jobs remove'");
    }

    private static Failure unknown(JobId job) {
        return new Failure("there is no job " + job + " that is not done; 'keenframe jobs list' names those there are");
    }
}
