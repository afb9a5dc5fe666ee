package io.keenframe.app.archive;

import io.keenframe.app.Version;
import io.keenframe.app.archive.ArchiveRecord.GroupNote;
import io.keenframe.app.archive.FrameHashes.Reading;
import io.keenframe.app.job.JobReport;
import io.keenframe.app.progress.Pass;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.TimeRange;
import io.keenframe.media.child.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Records a finished result for an archive: what it was made of and how, and the hash of every frame and file.
 *
 * @param quarantine where the films are read
 * @param listener hears how far that is
 */
public record Archivist(Quarantine quarantine, Pass.Listener listener) {
    /**
     * Writes what is kept beside a result; the record last, so that where it is, all is.
     *
     * @param report what was done
     * @param notKept what of the source the result does not have
     * @param models the files of the model that restored
     * @return the files that were written
     */
    public List<Path> record(JobReport report, List<String> notKept, List<Path> models)
            throws IOException, InterruptedException {
        JobSpec job = report.job();
        Path source = Path.of(job.input());
        ArchiveFiles files = new ArchiveFiles(Path.of(job.output()));
        Files.deleteIfExists(files.sidecar());
        Files.deleteIfExists(files.xmp());
        Passes passes = new Passes(quarantine, listener);
        int frames = report.groups().stream()
                .mapToInt(group -> group.group().frames())
                .sum();
        Reading before = passes.frames(source, job.range(), frames);
        before.hashes().write(files.sourceFrames(), before.info());
        Reading after = passes.frames(files.result(), TimeRange.all(), frames);
        after.hashes().write(files.resultFrames(), after.info());
        List<StreamNote> streams = StreamNote.of(
                passes.streams(source, report.carried().stretch()),
                passes.streams(files.result(), null),
                report.carried());
        Optional<DigitalSource> type = DigitalSource.of(job.engine().engine());
        if (type.isPresent()) {
            Xmp.write(files.xmp(), type.get(), String.valueOf(source.getFileName()));
        }
        ArchiveRecord record = new ArchiveRecord(
                ArchiveRecord.SCHEMA,
                Version.text(),
                job,
                job.engine().parameters().get("seed"),
                kept(passes, models),
                passes.file(source),
                Objects.requireNonNull(report.source()),
                passes.beside(files.sourceFrames()),
                Gap.of(before.hashes()),
                report.damage(),
                notes(report),
                passes.beside(files.result()),
                after.hashes().frames().size(),
                passes.beside(files.resultFrames()),
                report.carried().stretch(),
                report.carried().shift(),
                streams,
                notKept,
                type.map(DigitalSource::uri).orElse(null),
                type.isPresent() ? passes.beside(files.xmp()) : null);
        Sidecar.of(record).write(files.sidecar());
        return files.present();
    }

    private static List<KeptFile> kept(Passes passes, List<Path> files) throws IOException {
        List<KeptFile> kept = new ArrayList<>();
        for (Path file : files) {
            kept.add(passes.file(file));
        }
        return kept;
    }

    private static List<GroupNote> notes(JobReport report) {
        return report.groups().stream()
                .map(JobReport.PlannedGroup::group)
                .map(group -> new GroupNote(
                        group.index(),
                        group.shot(),
                        group.firstFrame(),
                        group.frames(),
                        group.reference().frame(),
                        group.reference().score()))
                .toList();
    }
}
