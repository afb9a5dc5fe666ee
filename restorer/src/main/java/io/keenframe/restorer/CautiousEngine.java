package io.keenframe.restorer;

import io.keenframe.contract.Group;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineSettingsException;
import io.keenframe.restorer.engine.FrameSink;
import io.keenframe.restorer.engine.GroupFrames;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.restorer.engine.SingleFrame;
import io.keenframe.restorer.pixel.PlaneScaler;
import io.keenframe.runtime.JobLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Takes a group through its engine frame by frame, after it failed or ended its workers as a whole again and again. A frame
 * that the engine fails at, or dies of, is scaled in its place.
 *
 * <p>The log is told of each frame before it is tried, so a worker that dies has said of which.
 */
final class CautiousEngine implements Engine {
    /** One failure may be another's fault. */
    static final int ATTEMPTS = 2;

    private static final String DIED = "its worker died of it";

    private final Ticket.Restore ticket;
    private final JobSpec spec;
    private final JobLog log;
    private final Workbench bench;

    /** The engine that may fail, and where a frame goes that it fails at. */
    interface Workbench {
        /** The engine, opened anew after it failed. */
        Engine engine() throws InterruptedException;

        /** Closes the engine. */
        void drop();

        /** Keeps a frame to be looked into. */
        void setAside(Frame frame, String reason) throws InterruptedException;
    }

    /** An engine for one group. */
    CautiousEngine(Ticket.Restore ticket, JobSpec spec, JobLog log, Workbench bench) {
        this.ticket = ticket;
        this.spec = spec;
        this.log = log;
        this.bench = bench;
    }

    @Override
    public boolean changesNothing() {
        return false;
    }

    @Override
    public void restore(GroupFrames frames, FrameSink restored, Progress progress) throws InterruptedException {
        Frame reference = frames.reference();
        for (int i = 0; i < frames.count(); i++) {
            progress.check();
            Frame frame = frames.frame(i);
            // Frames are numbered in the film by their group, not by who decoded them.
            int number = ticket.group().firstFrame() + i;
            restored.accept(restored(new SingleFrame(frame, reference), number, progress));
        }
    }

    private Frame restored(SingleFrame single, int number, Progress progress) throws InterruptedException {
        Optional<JobEvent.FrameFilled> filled = read(state ->
                state.filled().stream().filter(event -> event.frame() == number).findFirst());
        if (filled.isPresent()) {
            return scaled(single.frame());
        }
        boolean good = wentWell(number);
        int tried = good ? 0 : read(state -> state.tried(number));
        String fault = DIED;
        while (good || tried < ATTEMPTS) {
            if (!good) {
                tried++;
                log.append(new JobEvent.FrameTried(ticket.job(), ticket.group().index(), number, tried));
            }
            try {
                return once(single, progress);
            } catch (InterruptedException | CancellationException | EngineSettingsException e) {
                throw e;
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                bench.drop();
                good = false;
                fault = firstLine(e);
            }
        }
        return fill(single.frame(), number, fault);
    }

    /** A later frame was tried, so this one was over by then. */
    private boolean wentWell(int number) {
        Group group = ticket.group();
        return read(state -> {
            for (int later = number + 1; later < group.endFrame(); later++) {
                if (state.tried(later) > 0 || state.filled(later)) {
                    return true;
                }
            }
            return false;
        });
    }

    private Frame once(SingleFrame single, Progress progress) throws InterruptedException {
        List<Frame> made = new ArrayList<>();
        bench.engine().restore(single, made::add, progress);
        return made.get(0);
    }

    private Frame fill(Frame frame, int number, String fault) throws InterruptedException {
        String reason = "frame " + number + " cannot be restored by "
                + spec.engine().engine() + " (" + fault + "), and was scaled instead";
        read(state -> FilledFrames.of(state, ticket.group(), number)).requireFew(spec, fault);
        bench.setAside(frame, reason);
        log.append(new JobEvent.FrameFilled(ticket.job(), ticket.group().index(), number, reason));
        return scaled(frame);
    }

    private Frame scaled(Frame frame) {
        return PlaneScaler.scale(frame, spec.scaling().of(frame.size()));
    }

    private <T> T read(java.util.function.Function<JobState, T> question) {
        return log.read(ticket.job(), question);
    }

    private static String firstLine(Throwable fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.toString())
                .lines()
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        // The engine is its slot's.
    }
}
