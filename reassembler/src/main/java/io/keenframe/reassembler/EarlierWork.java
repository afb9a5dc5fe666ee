package io.keenframe.reassembler;

import io.keenframe.contract.JobSpec;
import io.keenframe.runtime.files.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work that earlier runs left behind on the way to the same result, and that is not used. */
public final class EarlierWork {
    private EarlierWork() {}

    /**
     * What there is to say of such work: a line for each job, with what is another than in this one, and the way back to it.
     *
     * @throws IOException where the home cannot be read
     */
    public static List<String> unused(JobSpec spec, Home home) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path job : home.jobs()) {
            head(job)
                    .filter(head ->
                            head.input().equals(spec.input()) && head.output().equals(spec.output()))
                    .filter(head -> !head.job().equals(spec.id()))
                    .ifPresent(head ->
                            lines.add(spec.binding().changed(head.binding()).orElse("the job")
                                    + " changed since an earlier run to " + spec.output()
                                    + ", whose work is not used; change it"
                                    + " back to go on with that, or remove " + job));
        }
        return lines;
    }

    /** Which result the work in a job's folder is for; empty where no part of it was begun. */
    public static Optional<String> result(Path job) {
        return head(job).map(Manifest.Head::output);
    }

    private static Optional<Manifest.Head> head(Path job) {
        try {
            return Manifest.head(job.resolve("parts"));
        } catch (IOException e) {
            return Optional.empty(); // what cannot be read is in nobody's way
        }
    }
}
