package io.keenframe.media.child;

import io.keenframe.contract.Damage;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.read.FrameSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A film that a child process decodes. */
final class RemoteFrames implements FrameSource {
    private final ChildProcess child;
    private final Consumer<ChildProcess> giveBack;
    private final Path source;
    private final SourceLimits limits;
    private final Slots slots;
    private final SourceInfo info;
    private Damage damage;
    private List<String> remarks = List.of();
    private long firstPts = Long.MIN_VALUE;
    private boolean ended;
    private boolean closed;

    private RemoteFrames(
            ChildProcess child,
            Consumer<ChildProcess> giveBack,
            Path source,
            SourceLimits limits,
            Answer.Opened opened) {
        this.child = child;
        this.giveBack = giveBack;
        this.source = source;
        this.limits = limits;
        this.slots = new Slots(child, source, limits);
        this.info = opened.info();
        this.damage = opened.damage();
    }

    /** Has a film opened; the child is given back when the film is closed and all is well with it. */
    static RemoteFrames open(ChildProcess child, Consumer<ChildProcess> giveBack, Path source, Request.Film request)
            throws InterruptedException {
        child.say(request);
        if (child.await(source, false) instanceof Answer.Opened opened) {
            return new RemoteFrames(child, giveBack, source, request.options().limits(), opened);
        }
        throw child.outOfTurn(source);
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public @Nullable Frame read() throws InterruptedException {
        if (ended) {
            return null;
        }
        Answer answer = next();
        if (answer instanceof Answer.Filled filled) {
            requireShort(filled.head().pts());
            return slots.take(filled.head());
        }
        if (answer instanceof Answer.Ended end) {
            damage = end.damage();
            remarks = end.remarks();
            ended = true;
            return null;
        }
        throw child.outOfTurn(source);
    }

    private Answer next() throws InterruptedException {
        try {
            return slots.next();
        } catch (MediaException e) {
            // After its word of failure the child waits for other work, if it still can.
            ended = true;
            throw e;
        }
    }

    private void requireShort(long pts) {
        firstPts = firstPts == Long.MIN_VALUE ? pts : firstPts;
        if ((pts - firstPts) * info.timeBase().value() > limits.duration().toSeconds()) {
            throw MediaException.of(
                    source,
                    "goes on for more than the limit of " + limits.duration().toMinutes()
                            + " minutes; if you trust it, raise --limit-duration");
        }
    }

    @Override
    public Damage damage() {
        return damage;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (ended || stop()) {
            giveBack.accept(child);
        } else {
            child.close();
        }
    }

    /** Tells the child that it is enough; whether it stopped. */
    private boolean stop() {
        if (!child.isAlive()) {
            return false;
        }
        child.say(new Request.Stop());
        try {
            while (!(child.await(source, false) instanceof Answer.Ended)) {
                // What it had decoded ahead.
            }
            return true;
        } catch (MediaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
