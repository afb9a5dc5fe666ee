package io.keenframe.reassembler;

import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.join.JoinReport;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.files.Fingerprint;
import io.keenframe.runtime.files.Folders;
import io.keenframe.runtime.files.Safe;
import io.keenframe.runtime.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A job's result: made in a folder of the job's own beside its place, then logged with its digest, then put in its place.
 *
 * <p>So a worker that dies in between leaves either a film that the next one puts in place, or one in place that the log
 * knows to be this job's.
 */
final class ResultFile {
    private final JobSpec spec;
    private final JobLog log;
    private final PartShelf shelf;
    private final Quarantine quarantine;
    private final Path output;
    private final Path folder;
    private final Path making;

    ResultFile(JobSpec spec, JobLog log, PartShelf shelf, Quarantine quarantine) {
        this.spec = spec;
        this.log = log;
        this.shelf = shelf;
        this.quarantine = quarantine;
        output = Path.of(spec.output());
        folder = output.resolveSibling(".keenframe-" + spec.id());
        making = folder.resolve(output.getFileName());
    }

    /** Makes the result as far as it is not made, says that the job is finished, and removes the parts. */
    void finish() throws InterruptedException, IOException {
        Optional<JobEvent.Joined> earlier = log.read(spec.id(), JobState::joined);
        JobEvent.Joined joined = earlier.isPresent() && isMade(earlier.get()) ? earlier.get() : join();
        if (Files.exists(making)) {
            Safe.move(making, output);
        }
        Folders.delete(folder);
        int frames = log.read(spec.id(), JobState::framesAssembled);
        log.append(new JobEvent.Finished(spec.id(), spec.output(), frames, joined.notKept()));
        shelf.clear();
    }

    private boolean isMade(JobEvent.Joined joined) throws IOException {
        return Sha256.matches(making, joined.sha256())
                || (!Files.exists(making) && Sha256.matches(output, joined.sha256()));
    }

    private JobEvent.Joined join() throws InterruptedException, IOException {
        Path source = Path.of(spec.input());
        Fingerprint.require(source, spec.binding().input());
        Files.createDirectories(folder);
        JoinReport report = quarantine.join(source, shelf.files(), making, spec.range());
        if (!report.remarks().isEmpty()) {
            log.append(new JobEvent.Remarked(spec.id(), "assembly", report.remarks()));
        }
        JobEvent.Joined joined = new JobEvent.Joined(spec.id(), Sha256.of(making), report.notKept(), report.carried());
        log.append(joined);
        return joined;
    }
}
