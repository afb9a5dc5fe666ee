package io.keenframe.ingest;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.FrameCodec;
import io.keenframe.ingest.plan.ChosenReference;
import io.keenframe.ingest.plan.PlannedGroup;
import io.keenframe.runtime.FrameFetcher;
import io.keenframe.runtime.FrameGoneException;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.TicketQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Puts groups into a job's frames topic, into its log, and up for work, in that order: each points at the one before. */
final class GroupPublisher {
    private final JobId job;
    private final JobLog log;
    private final FramePublisher frames;
    private final FrameFetcher fetcher;
    private final TicketQueue tickets;
    private final FrameCodec codec = new FrameCodec();
    private @Nullable Group previous;

    GroupPublisher(JobId job, JobLog log, FramePublisher frames, FrameFetcher fetcher, TicketQueue tickets) {
        this.job = job;
        this.log = log;
        this.frames = frames;
        this.fetcher = fetcher;
        this.tickets = tickets;
    }

    /**
     * Whether a group is still to be published.
     *
     * <p>A group that an earlier run published and nobody has restored is offered again, because its ticket may be
     * lost: a second restoration is dropped, a missing one would stop the film.
     */
    boolean needs(PlannedGroup planned) throws InterruptedException {
        Optional<Group> earlier = log.read(job, state -> state.group(planned.index()));
        earlier.ifPresent(this::remember);
        boolean done = log.read(
                job,
                state -> planned.index() < state.groupsAssembled()
                        || state.restored(planned.index()).isPresent());
        if (done) {
            return false;
        }
        if (earlier.isEmpty() || !isThere(earlier.get())) {
            return true;
        }
        tickets.offer(new Ticket.Restore(job, earlier.get()));
        return false;
    }

    /**
     * Offers the groups of a source that was published to its end and that nobody has restored, because their tickets may
     * be lost.
     *
     * @return whether that is all; false where frames of theirs are no longer there, and have to be published again
     */
    boolean offerWaiting() throws InterruptedException {
        for (Group group : log.read(job, JobState::waiting)) {
            if (!isThere(group)) {
                return false;
            }
            tickets.offer(new Ticket.Restore(job, group));
        }
        return true;
    }

    private boolean isThere(Group group) throws InterruptedException {
        return isThere(group.offset()) && isThere(group.reference().offset());
    }

    private boolean isThere(long offset) throws InterruptedException {
        try {
            fetcher.fetch(Topics.frames(job), offset);
            return true;
        } catch (FrameGoneException e) {
            return false;
        }
    }

    /** Publishes a group and offers its ticket; returns once all of it is safe. */
    void publish(PlannedGroup planned) throws InterruptedException {
        Optional<Long> elsewhere = elsewhere(planned);
        long offset = publishFrames(planned.frames());
        ChosenReference chosen = planned.reference();
        int frame = chosen.frame().index();
        Reference reference =
                new Reference(frame, elsewhere.orElse(offset + frame - planned.firstFrame()), chosen.sharpness());
        Group group = new Group(
                planned.index(),
                planned.shot(),
                planned.firstFrame(),
                planned.frames().size(),
                offset,
                reference);
        remember(group);
        log.append(new JobEvent.GroupScored(job, planned.index(), planned.sharpness(), chosen.similarity()));
        log.append(new JobEvent.GroupPlanned(job, group));
        tickets.offer(new Ticket.Restore(job, group));
    }

    /**
     * Where a reference lies that is not one of the group's own frames.
     *
     * <p>The group before and its reference are kept while the reassembler knows of no later group. A frame that comes
     * later in the film is published ahead, a second time.
     */
    private Optional<Long> elsewhere(PlannedGroup planned) throws InterruptedException {
        Frame frame = planned.reference().frame();
        int place = frame.index() - planned.firstFrame();
        if (place >= 0 && place < planned.frames().size()) {
            return Optional.empty();
        }
        Group last = previous;
        Optional<Long> known = last == null ? Optional.empty() : offset(last, frame.index());
        return Optional.of(known.isPresent() && isThere(known.get()) ? known.get() : publishFrames(List.of(frame)));
    }

    private static Optional<Long> offset(Group group, int frame) {
        if (frame >= group.firstFrame() && frame < group.endFrame()) {
            return Optional.of(group.offset() + frame - group.firstFrame());
        }
        return frame == group.reference().frame()
                ? Optional.of(group.reference().offset())
                : Optional.empty();
    }

    private void remember(Group group) {
        previous = group;
    }

    /** The offset of the first frame. Another run that has not noticed its end may write in between; then again. */
    private long publishFrames(List<Frame> group) throws InterruptedException {
        while (true) {
            List<CompletableFuture<Long>> sent = new ArrayList<>();
            for (Frame frame : group) {
                sent.add(frames.publish(Topics.frames(job), frame.index(), codec.encode(frame)));
            }
            long first = offset(sent.get(0));
            if (offset(sent.get(sent.size() - 1)) == first + sent.size() - 1) {
                return first;
            }
        }
    }

    private long offset(CompletableFuture<Long> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a frame of job " + job + " could not be published: " + e.getMessage(), e);
        }
    }
}
