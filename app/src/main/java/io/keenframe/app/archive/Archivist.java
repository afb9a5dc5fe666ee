package io.keenframe.app.archive;

import io.keenframe.app.Version;
import io.keenframe.app.archive.ArchiveRecord.GroupNote;
import io.keenframe.app.archive.FrameHashes.Reading;
import io.keenframe.app.job.JobReport;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.TimeRange;
import io.keenframe.media.FrameSource;
import io.keenframe.media.ReadOptions;
import io.keenframe.media.child.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records a finished result for an archive: what it was made of and how, and the hash of every frame and file.
 *
 * @param quarantine where the films are read
 */
public record Archivist(Quarantine quarantine) {
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
        Reading before = read(source, job.range());
        before.hashes().write(files.sourceFrames(), before.info());
        Reading after = read(files.result(), TimeRange.all());
        after.hashes().write(files.resultFrames(), after.info());
        Optional<DigitalSource> type = DigitalSource.of(job.engine().engine());
        if (type.isPresent()) {
            Xmp.write(files.xmp(), type.get(), String.valueOf(source.getFileName()));
        }
        ArchiveRecord record = new ArchiveRecord(
                ArchiveRecord.SCHEMA,
                Version.text(),
                job,
                job.engine().parameters().get("seed"),
                kept(models),
                KeptFile.of(source),
                before.info(),
                KeptFile.beside(files.sourceFrames()),
                Gap.of(before.hashes()),
                report.damage(),
                notes(report),
                KeptFile.beside(files.result()),
                after.hashes().frames().size(),
                KeptFile.beside(files.resultFrames()),
                notKept,
                type.map(DigitalSource::uri).orElse(null),
                besideIfThere(files.xmp()));
        Sidecar.of(record).write(files.sidecar());
        return files.all().stream().filter(Files::exists).toList();
    }

    private Reading read(Path film, TimeRange range) throws InterruptedException {
        try (FrameSource frames = quarantine.open(film, ReadOptions.defaults().withRange(range))) {
            return FrameHashes.read(frames);
        }
    }

    private static List<KeptFile> kept(List<Path> files) throws IOException {
        List<KeptFile> kept = new ArrayList<>();
        for (Path file : files) {
            kept.add(KeptFile.of(file));
        }
        return kept;
    }

    private static @Nullable KeptFile besideIfThere(Path file) throws IOException {
        return Files.exists(file) ? KeptFile.beside(file) : null;
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
