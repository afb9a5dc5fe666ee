package io.keenframe.media.child;

import io.keenframe.contract.Carried;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.join.StreamHash;
import io.keenframe.media.join.StreamHashes;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where untrusted media is read: in processes that are watched, and that end alone where a file makes them crash, hang or
 * swell.
 *
 * <p>A process reads one file only, however often. Safe for use by several threads.
 */
public final class Quarantine implements AutoCloseable {
    /** The property of the process that names the archive of classes that it and its children map, if there is one. */
    public static final String CLASS_ARCHIVE = "keenframe.classes";

    private final SourceLimits limits;
    private @Nullable ChildProcess idle;
    private @Nullable Path read;
    private boolean closed;

    /** A quarantine for sources that may take so much. */
    public Quarantine(SourceLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a film to its end as a child does, but in this process, so that an archive of this process's classes has those
     * of children.
     */
    public static void rehearse(Path film) throws IOException, InterruptedException {
        Rehearsal.of(film);
    }

    /** Starts a process ahead, so that the first film does not wait for it. */
    public synchronized void prepare() {
        if (idle == null && !closed) {
            idle = ChildProcess.start(limits);
        }
    }

    /**
     * Opens a film; it may take what this quarantine allows, whatever the options say.
     *
     * @throws MediaException as {@link io.keenframe.media.read.FrameReader#open}, and where the process that reads it ends
     */
    public FrameSource open(Path source, ReadOptions options) throws InterruptedException {
        ChildProcess child = take(source);
        Request.Film request = new Request.Film(source.toAbsolutePath().toString(), options.withLimits(limits));
        try {
            return RemoteFrames.open(child, unused -> giveBack(unused, source), source, request);
        } catch (MediaException e) {
            giveBack(child, source);
            throw e;
        } catch (InterruptedException e) {
            child.close();
            throw e;
        }
    }

    /**
     * Reads a picture as {@link io.keenframe.media.read.StillImages#read} does.
     *
     * @throws MediaException where it is none, and where the process that reads it ends
     */
    public Frame picture(Path file) throws InterruptedException {
        try (ChildProcess child = take(file)) {
            child.say(new Request.Picture(file.toAbsolutePath().toString(), limits));
            Slots slots = new Slots(child, file, limits);
            if (slots.next() instanceof Answer.Filled filled) {
                return slots.take(filled.head());
            }
            throw child.outOfTurn(file);
        }
    }

    /**
     * Hashes a film's streams as {@link StreamHashes#read} does, within the limits of this quarantine.
     *
     * @param listener hears now and then to which byte reading has come; what it throws ends it
     * @throws MediaException as there, and where the process that reads the film ends
     */
    public List<StreamHash> streams(Path film, Carried.@Nullable Stretch stretch, LongConsumer listener)
            throws InterruptedException {
        ChildProcess child = take(film);
        try {
            child.say(new Request.Hash(film.toAbsolutePath().toString(), limits, stretch));
            Answer answer = child.await(film, false);
            while (answer instanceof Answer.At at) {
                listener.accept(at.bytes());
                answer = child.await(film, false);
            }
            if (answer instanceof Answer.Hashed hashed) {
                giveBack(child, film);
                return hashed.streams();
            }
            throw child.outOfTurn(film);
        } catch (MediaException e) {
            giveBack(child, film);
            throw e;
        } catch (RuntimeException | InterruptedException e) {
            child.close();
            throw e;
        }
    }

    /**
     * Joins a film as {@link FilmJoiner#join} does, within the limits of this quarantine.
     *
     * @throws MediaException as there, and where the process that reads the source ends; there is no result then
     */
    public JoinReport join(Path source, List<Path> parts, Path output, TimeRange range) throws InterruptedException {
        ChildProcess child = take(source);
        try {
            child.say(new Request.Join(
                    source.toAbsolutePath().toString(),
                    parts.stream().map(part -> part.toAbsolutePath().toString()).toList(),
                    output.toAbsolutePath().toString(),
                    new JoinOptions(range, limits)));
            if (child.await(source, true) instanceof Answer.Joined joined) {
                giveBack(child, source);
                return joined.report();
            }
            throw child.outOfTurn(source);
        } catch (MediaException e) {
            giveBack(child, source);
            remove(FilmJoiner.partial(output));
            throw e;
        } catch (InterruptedException e) {
            child.close();
            remove(FilmJoiner.partial(output));
            throw e;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MediaException(file + " is left over and cannot be removed: " + e.getMessage(), e);
        }
    }

    private synchronized ChildProcess take(Path source) {
        if (closed) {
            throw new IllegalStateException("the quarantine is closed");
        }
        ChildProcess child = idle;
        Path last = read;
        idle = null;
        read = null;
        if (child != null && child.isAlive() && (last == null || last.equals(source))) {
            return child;
        }
        if (child != null) {
            child.close();
        }
        return ChildProcess.start(limits);
    }

    private synchronized void giveBack(ChildProcess child, Path source) {
        if (closed || idle != null || !child.isAlive()) {
            child.close();
        } else {
            idle = child;
            read = source;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (idle != null) {
            idle.close();
            idle = null;
        }
    }
}
