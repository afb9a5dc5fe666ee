package io.keenframe.reassembler;

import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.event.Part;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.files.Folders;
import io.keenframe.runtime.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A job's finished parts: their files, the manifest that says what each must be, and the log that says they count.
 *
 * <p>A part is written in that order, so a worker that dies in between leaves a part that the next one finds. One
 * thread adds parts, another may ask for them.
 */
final class PartShelf {
    private final JobSpec spec;
    private final JobLog log;
    private final Path folder;
    private final Manifest manifest;

    /** The parts in a folder, which is made where it is missing. */
    PartShelf(JobSpec spec, JobLog log, Path folder) throws IOException {
        this.spec = spec;
        this.log = log;
        this.folder = folder;
        Files.createDirectories(folder);
        manifest = Manifest.open(folder, Manifest.Head.of(spec));
    }

    Path file(Part part) {
        return folder.resolve(part.file());
    }

    /** Takes in a part whose file is complete and on disk. */
    void add(Part part, long firstPts, long lastPts) throws IOException, InterruptedException {
        Path file = file(part);
        manifest.add(new ManifestEntry(part, Files.size(file), Sha256.of(file), firstPts, lastPts));
        log.append(new JobEvent.PartWritten(spec.id(), part));
    }

    /**
     * The part that an earlier worker wrote and did not come to log, or whose record was lost with Kafka's data, where it
     * is the next one.
     */
    Optional<Part> find(int index, int firstGroup, int firstFrame) throws IOException {
        Optional<Part> part = manifest.entry(index)
                .map(ManifestEntry::part)
                .filter(known -> known.firstGroup() == firstGroup && known.firstFrame() == firstFrame);
        return part.isPresent() && fault(part.get()).isEmpty() ? part : Optional.empty();
    }

    /** Logs a part that was found. */
    void adopt(Part part) throws InterruptedException {
        log.append(new JobEvent.PartWritten(spec.id(), part));
    }

    /**
     * Whether all logged parts are what was written. Where one is not, the log is told that it and those after it are
     * lost.
     */
    boolean isSound() throws IOException, InterruptedException {
        for (Part part : log.read(spec.id(), JobState::parts)) {
            Optional<String> fault = fault(part);
            if (fault.isPresent()) {
                String by = UUID.randomUUID().toString();
                log.append(new JobEvent.PartLost(spec.id(), part.index(), by, fault.get()));
                return false;
            }
        }
        return true;
    }

    /** What is wrong with a part's file, in one line. */
    private Optional<String> fault(Part part) throws IOException {
        Path file = file(part);
        Optional<ManifestEntry> entry =
                manifest.entry(part.index()).filter(known -> known.part().equals(part));
        if (entry.isEmpty()) {
            return Optional.of("the manifest has no sound line for " + file + ", which is made anew");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("the finished part " + file + " is gone, and is made anew");
        }
        if (Files.size(file) != entry.get().bytes()
                || !Sha256.matches(file, entry.get().sha256())) {
            return Optional.of("the finished part " + file + " was changed or damaged, and is made anew");
        }
        return Optional.empty();
    }

    /** Removes all of it. */
    void clear() throws IOException {
        clear(folder);
    }

    /** Removes a folder of parts, and the job's own around it where nothing else is in it. */
    static void clear(Path folder) throws IOException {
        Folders.delete(folder);
        Path job = folder.getParent();
        if (job != null) {
            Folders.deleteEmpty(job);
        }
    }

    /** The files of all logged parts, in order. */
    List<Path> files() {
        return log.read(spec.id(), JobState::parts).stream().map(this::file).toList();
    }
}
