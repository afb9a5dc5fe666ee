package io.keenframe.reassembler;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Size;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;
import io.keenframe.contract.Window;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.event.Part;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One film from its restored frames to its result.
 *
 * <p>A part ends where the {@link Window} says, whatever happens, so a film that was interrupted has the parts, and
 * the bytes, of one that was not. Frames are let go of only when the part that holds them is safe on disk.
 */
final class JobAssembly {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final JobSpec spec;
    private final Cluster cluster;
    private final JobLog log;
    private final FrameFetcher fetcher;
    private final Path folder;
    private final Metrics metrics;
    private final Quarantine quarantine;
    private final BooleanSupplier stopping;

    JobAssembly(
            JobSpec spec,
            Cluster cluster,
            JobLog log,
            FrameFetcher fetcher,
            Path folder,
            Metrics metrics,
            Quarantine quarantine,
            BooleanSupplier stopping) {
        this.spec = spec;
        this.cluster = cluster;
        this.log = log;
        this.fetcher = fetcher;
        this.folder = folder;
        this.metrics = metrics;
        this.quarantine = quarantine;
        this.stopping = stopping;
    }

    /**
     * Encodes the parts that are missing, joins all, and says that the job is finished.
     *
     * @throws InterruptedException where the run was told to stop, or the job ended, before the film was done
     * @throws IOException where the disk does not take a part or the result
     */
    void run() throws InterruptedException, IOException {
        await(state -> state.source().isPresent());
        SourceInfo source = log.read(job(), JobState::source).orElseThrow();
        Size result = spec.scaling().of(source.size());
        Window window = Window.of(source.format(), source.size(), result);
        PartSettings settings = PartSettings.of(source, spec.encoding(), result);
        PartShelf shelf = new PartShelf(spec, log, folder);
        requireSound(shelf);
        try (RestoredFrames film = new RestoredFrames(job(), fetcher);
                PartFinisher finisher = new PartFinisher((part, span) -> {
                    shelf.add(part, span.first(), span.last());
                    trim(part);
                })) {
            do {
                writeParts(settings, window.partFrames(), shelf, film, finisher);
            } while (!requireSound(shelf));
        }
        new ResultFile(spec, log, shelf, quarantine).finish();
        cluster.deleteTopics(job());
    }

    /** Where a part is not what was written, ingest is asked for its frames again. */
    private boolean requireSound(PartShelf shelf) throws InterruptedException, IOException {
        if (shelf.isSound()) {
            return true;
        }
        try (TicketQueue tickets = cluster.openTickets()) {
            tickets.offer(new Ticket.Ingest(job(), log.read(job(), JobState::groupsPlanned)));
        }
        return false;
    }

    /** Where a part begins: its number, and those of its first group and frame. */
    private record Mark(int part, int group, int frame) {
        static Mark behind(Part part) {
            return new Mark(part.index() + 1, part.endGroup(), part.endFrame());
        }
    }

    private void writeParts(
            PartSettings settings, int partFrames, PartShelf shelf, RestoredFrames film, PartFinisher finisher)
            throws InterruptedException, IOException {
        Mark next = log.read(
                job(), state -> new Mark(state.parts().size(), state.groupsAssembled(), state.framesAssembled()));
        while (true) {
            Optional<Part> found = shelf.find(next.part(), next.group(), next.frame());
            if (found.isPresent()) {
                finisher.await(); // the log has parts in their order
                shelf.adopt(found.get());
                next = Mark.behind(found.get());
            } else if (endsBefore(next.group())) {
                break;
            } else {
                next = writePart(next, settings, partFrames, film, finisher);
            }
        }
        finisher.await();
    }

    private Mark writePart(Mark from, PartSettings settings, int partFrames, RestoredFrames film, PartFinisher finisher)
            throws InterruptedException, IOException {
        String file = "part-%06d.nut".formatted(from.part());
        PartWriter writer = PartWriter.open(folder.resolve(file), settings);
        try {
            int group = from.group();
            PartFinisher.Span span = new PartFinisher.Span();
            while (span.frames() < partFrames && !endsBefore(group)) {
                encode(group++, film, writer, span);
            }
            Part part = new Part(from.part(), from.group(), group - from.group(), from.frame(), span.frames(), file);
            finisher.finish(writer, part, span);
            return Mark.behind(part);
        } catch (InterruptedException | IOException | RuntimeException | Error e) {
            writer.close();
            throw e;
        }
    }

    private boolean endsBefore(int group) throws InterruptedException {
        await(state -> restored(state, group) || state.ingested().isPresent());
        if (log.read(
                job(), state -> state.ingested().map(e -> e.groups() <= group).orElse(false))) {
            return true;
        }
        await(state -> restored(state, group));
        return false;
    }

    private static boolean restored(JobState state, int group) {
        return state.restored(group).isPresent() && state.group(group).isPresent();
    }

    private void encode(int group, RestoredFrames film, PartWriter writer, PartFinisher.Span span)
            throws InterruptedException {
        List<Long> offsets =
                log.read(job(), state -> state.restored(group)).orElseThrow().offsets();
        film.read(offsets, frame -> {
            requireGoingOn();
            writer.write(frame);
            span.add(frame.pts());
            metrics.frames(Stage.ASSEMBLE).increment();
        });
        metrics.groups(Stage.ASSEMBLE).increment();
    }

    /** Lets go of the frames that no group still to be assembled needs. */
    private void trim(Part last) throws InterruptedException {
        List<Long> frames = new ArrayList<>();
        List<Long> restored = new ArrayList<>();
        log.read(job(), state -> {
            for (int i = last.firstGroup(); i < state.groupsPlanned(); i++) {
                // Of the last group ingest may still want the reference for the next.
                if (i >= last.endGroup() - 1) {
                    state.group(i).ifPresent(group -> frames.add(firstNeeded(group)));
                }
                // The last part's frames stay: a worker in the middle of publishing may have written before them.
                state.restored(i).ifPresent(event -> restored.addAll(event.offsets()));
            }
            return state;
        });
        trim(Topics.frames(job()), frames);
        trim(Topics.restored(job()), restored);
    }

    private static long firstNeeded(Group group) {
        return Math.min(group.offset(), group.reference().offset());
    }

    private void trim(String topic, List<Long> needed) throws InterruptedException {
        if (!needed.isEmpty()) {
            cluster.trim(topic, Collections.min(needed));
        }
    }

    private void await(Predicate<JobState> condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!log.await(job(), state -> state.outcome().isPresent() || condition.test(state), PATIENCE)) {
            requireGoingOn();
        }
        metrics.queue("window").takeBlocked(System.nanoTime() - start);
        if (log.read(job(), state -> state.outcome().isPresent())) {
            throw new InterruptedException("job " + job() + " has ended");
        }
    }

    private void requireGoingOn() throws InterruptedException {
        if (stopping.getAsBoolean()) {
            throw new InterruptedException("the assembly of " + job() + " was told to stop");
        }
    }

    private JobId job() {
        return spec.id();
    }
}
