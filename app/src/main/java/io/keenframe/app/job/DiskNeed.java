package io.keenframe.app.job;

import io.keenframe.app.Failure;
import io.keenframe.app.progress.Words;
import io.keenframe.contract.Footprint;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.runtime.files.Disk;
import io.keenframe.runtime.files.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The room that a job takes at the least, in bytes; what it really takes depends on what is to be seen.
 *
 * @param window the frames that are on their way, in Kafka
 * @param restored those of them that are restored
 * @param film the parts, and as much again the result
 * @param bounded what suffices in Kafka where it is bounded, whatever is to be seen
 */
public record DiskNeed(long window, long restored, long film, long bounded) {
    /** What frames compress to losslessly where they do so well. */
    private static final double LOSSLESS = 0.3;
    /** Bytes a pixel of a film that is easy to encode. */
    private static final double LOSSY = 0.01;
    /** For the broker's own logs. */
    private static final long LOGS = 8L << 20;

    /** The room that a job takes, as far as its source tells. */
    static DiskNeed of(JobSpec spec, SourceInfo source) {
        Size result = spec.scaling().of(source.size());
        Footprint footprint = Footprint.of(spec, source);
        int frames = Standing.expected(source, spec.range());
        long inWindow = Math.min(frames, footprint.window().frames());
        long after = footprint.after();
        double ofFrame = spec.encoding().bulky() ? LOSSLESS * after : LOSSY * result.width() * result.height();
        return new DiskNeed(
                (long) (LOSSLESS * inWindow * (footprint.before() + after)) + LOGS,
                (long) (LOSSLESS * inWindow * after) + LOGS,
                (long) (ofFrame * frames),
                footprint.least(frames == 0 ? Integer.MAX_VALUE : frames) + LOGS);
    }

    /**
     * What the restored frames on their way take at the least, where there is room for the job.
     *
     * @param own whether Kafka's data are in the home too
     * @param budget the most that the job may have in the home; empty for what its disk has left
     * @throws Failure where there is not
     */
    public static long require(JobSpec spec, SourceInfo source, Home home, boolean own, OptionalLong budget) {
        DiskNeed need = of(spec, source);
        budget.ifPresent(bytes -> need.requireWithin(bytes, home.job(spec.id())));
        Path output = Path.of(spec.output());
        // A job that is gone on with has some of it already.
        if (!Files.exists(home.job(spec.id()).resolve("parts"))) {
            need.require(home.job(spec.id()), own, Disk.existing(output));
        }
        return need.restored();
    }

    private void requireWithin(long budget, Path scratch) {
        if (budget < bounded + film) {
            throw new Failure("the job takes at least " + Words.bytes(bounded + film) + " in " + scratch + " ("
                    + Words.bytes(bounded) + " for frames on their way, the rest for its parts), and --disk-budget is "
                    + Words.bytes(budget) + "; give it more, or restore a stretch at a time with --from and --to");
        }
    }

    /**
     * Returns where there is so much room.
     *
     * @param scratch the folder of the parts
     * @param own whether Kafka's data are in that folder
     * @param results the folder of the result
     * @throws Failure where there is not
     */
    private void require(Path scratch, boolean own, Path results) {
        long work = film + (own ? window : 0);
        boolean same = Disk.same(scratch, results);
        require(scratch, same ? work + film : work);
        if (!same) {
            require(results, film);
        }
    }

    private static void require(Path folder, long bytes) {
        long usable = Disk.usable(folder);
        if (usable >= 0 && usable < bytes) {
            throw new Failure("the job takes at least " + Words.bytes(bytes) + " in " + folder + ", and its disk has "
                    + Words.bytes(usable) + " left; make room on it, or set KEENFRAME_HOME or -o to another disk");
        }
    }
}
