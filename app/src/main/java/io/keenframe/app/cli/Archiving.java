package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.Workplace;
import io.keenframe.app.archive.ArchiveFiles;
import io.keenframe.app.archive.ArchiveRecord;
import io.keenframe.app.archive.Archivist;
import io.keenframe.app.archive.ModelFiles;
import io.keenframe.app.archive.RecordingNote;
import io.keenframe.app.job.End;
import io.keenframe.app.job.OutputFile;
import io.keenframe.app.job.Venue;
import io.keenframe.app.progress.Pass;
import io.keenframe.app.progress.View;
import io.keenframe.contract.JobSpec;
import io.keenframe.media.child.Quarantine;
import io.keenframe.runtime.files.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What an order for an archive has beyond any other: the record of its result.
 *
 * @param spec the job
 * @param overwrite whether what is there may be replaced
 * @param workplace where the job's folder lies
 * @param view where the course is shown
 * @param stop whether it is to be stopped
 */
record Archiving(JobSpec spec, boolean overwrite, Workplace workplace, View view, BooleanSupplier stop) {
    private ArchiveFiles files() {
        return new ArchiveFiles(Path.of(spec.output()));
    }

    private RecordingNote note() {
        return new RecordingNote(workplace.home().job(spec.id()));
    }

    /** Whether the result is in place and its recording began, but did not end. */
    boolean isUnderWay() {
        return note().isThere();
    }

    /**
     * The record of an earlier run of this very job that has done all of it, told to the view; empty where there is none,
     * or all is to be done again.
     */
    Optional<ArchiveRecord> earlier() throws IOException {
        Optional<ArchiveRecord> record = overwrite ? Optional.empty() : files().recordOf(spec.id());
        if (record.isPresent()) {
            // The run may have been killed right behind it.
            Venue.tidy(workplace.home(), spec.id());
            view.remark(spec.output() + " is restored and recorded already; 'keenframe verify' checks it, -y does all"
                    + " of it again");
            view.archived(files().present());
        }
        return record;
    }

    /**
     * Returns where nothing of others is in the place of the files beside the result.
     *
     * @throws Failure where there is
     */
    void requirePlaces() {
        for (Path beside : files().all()) {
            OutputFile.require(beside, Path.of(spec.input()), overwrite || isUnderWay());
        }
    }

    /**
     * Records a result that is in its place.
     *
     * @throws Failure where the source is not what was restored, a disk does not do what it should, or it was stopped
     */
    void run(End.Finished end, Quarantine quarantine) throws IOException, InterruptedException {
        Path source = Path.of(spec.input());
        if (!Fingerprint.of(source).equals(spec.binding().input())) {
            throw new Failure(source + " was changed while it was being restored; restore it again with -y");
        }
        requirePlaces();
        note().leave();
        try {
            view.archived(new Archivist(quarantine, this::at)
                    .record(end.report(), end.outcome().notKept(), ModelFiles.of(spec.engine(), workplace.bundles())));
        } catch (IOException e) {
            Failure failure = new Failure(
                    spec.output() + ": its record cannot be made (" + Answer.to(e)
                            + "), though the film is restored; see to the disk, and the same command goes on with it",
                    e);
            view.failed(spec, String.valueOf(failure.getMessage()));
            throw failure;
        } catch (RuntimeException e) {
            view.failed(spec, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void at(Pass pass) {
        if (stop.getAsBoolean()) {
            throw new Failure("stopped while " + pass.work() + " of " + pass.file()
                    + "; the film is restored, and the same command goes on with its record");
        }
        view.pass(pass);
    }
}
