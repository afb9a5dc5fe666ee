package io.keenframe.app.archive;

import io.keenframe.app.progress.Pass;
import io.keenframe.contract.Carried;
import io.keenframe.contract.TimeRange;
import io.keenframe.media.MediaException;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.join.StreamHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A later look at an archived result: whether everything is still what it was when it was recorded.
 *
 * @param files the result and what is kept beside it
 * @param quarantine where films are read
 * @param listener hears how far that is
 */
public record Inspection(ArchiveFiles files, Quarantine quarantine, Pass.Listener listener) {
    /**
     * Looks at everything.
     *
     * @return a finding each, the bad ones among them
     * @throws io.keenframe.app.Failure where there is no record to compare with
     */
    public List<Finding> run() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Sidecar sidecar = Sidecar.read(files.sidecar());
        ArchiveRecord record = sidecar.record();
        findings.add(
                sidecar.isWhole()
                        ? Finding.ok(files.sidecar() + ": the record is as it was written")
                        : Finding.bad(files.sidecar() + ": the record was changed after it was written"));
        findings.add(file(record.result(), files.result()));
        findings.add(file(record.sourceFrames(), files.sourceFrames()));
        findings.add(file(record.resultFrames(), files.resultFrames()));
        if (record.xmp() != null) {
            findings.add(file(record.xmp(), files.xmp()));
        }
        findings.addAll(frames(files.result(), files.resultFrames(), TimeRange.all()));
        findings.addAll(streams(files.result(), null, now -> resultStreams(now, record)));
        findings.addAll(timestamps(record));
        findings.addAll(source(record));
        return findings;
    }

    private Finding file(KeptFile kept, Path file) throws IOException {
        if (!Files.exists(file)) {
            return Finding.bad(file + ": it is gone");
        }
        return passes().isSame(kept, file)
                ? Finding.ok(file + ": its SHA-256 is as recorded")
                : Finding.bad(file + ": its SHA-256 is not the recorded one");
    }

    private Passes passes() {
        return new Passes(quarantine, listener);
    }

    /** The frames of a film against the list of their hashes. */
    private List<Finding> frames(Path film, Path list, TimeRange range) throws IOException, InterruptedException {
        if (!Files.exists(film) || !Files.exists(list)) {
            return List.of();
        }
        FrameHashes recorded = FrameHashes.read(list);
        FrameComparison comparison = new FrameComparison(film, recorded);
        try {
            FrameHashes.Reading reading =
                    passes().frames(film, range, recorded.frames().size());
            List<Finding> findings = new ArrayList<>(comparison.damage(reading.damage()));
            findings.addAll(comparison.with(reading.hashes()));
            return findings;
        } catch (MediaException e) {
            return List.of(Finding.bad(film + ": it cannot be read: " + e.getMessage()));
        }
    }

    /** The streams of a film against what was recorded of them. */
    private List<Finding> streams(
            Path film, Carried.@Nullable Stretch stretch, Function<StreamComparison, List<Finding>> compare)
            throws IOException, InterruptedException {
        if (!Files.exists(film)) {
            return List.of();
        }
        try {
            return compare.apply(new StreamComparison(film, passes().streams(film, stretch)));
        } catch (MediaException e) {
            return List.of(Finding.bad(film + ": its streams cannot be read: " + e.getMessage()));
        }
    }

    private static List<Finding> resultStreams(StreamComparison now, ArchiveRecord record) {
        List<Finding> findings = new ArrayList<>();
        for (StreamNote note : record.streams()) {
            StreamHash there = note.result();
            if (there != null) {
                findings.add(now.ofResult(note, there));
            }
        }
        return findings;
    }

    private List<Finding> timestamps(ArchiveRecord record) throws IOException {
        if (!Files.exists(files.sourceFrames()) || !Files.exists(files.resultFrames())) {
            return List.of();
        }
        switch (record.sourceInfo().fields().treatment()) {
            case FIELDS, FILM -> {
                return List.of(Finding.unknown("the source's fields were made into frames of other moments, which were"
                        + " not compared with the source's"));
            }
            case PROGRESSIVE, FRAMES, KEEP -> {
                // As many frames as the source has.
            }
        }
        return List.of(FrameComparison.moments(
                FrameHashes.read(files.sourceFrames()), FrameHashes.read(files.resultFrames()), record.shift()));
    }

    private List<Finding> source(ArchiveRecord record) throws IOException, InterruptedException {
        Path source = Path.of(record.source().file());
        if (!Files.exists(source)) {
            return List.of(Finding.unknown(source + ": the source is not there, and was not looked at"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(file(record.source(), source));
        findings.addAll(streams(
                source,
                record.stretch(),
                now -> record.streams().stream().map(now::ofSource).toList()));
        findings.addAll(frames(source, files.sourceFrames(), record.settings().range()));
        return findings;
    }
}
