package io.keenframe.media.child;

import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that reads untrusted media, as its parent sees it: asked, watched, and ended where it goes too far. */
final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    /** Which signals a Java process ends by, as its status tells them. */
    private static final int SIGNALLED = 128;

    private static final int OUT_OF_HEAP = 3;

    /** A busy machine may take a while to start a process, which is no file's fault. */
    private static final Duration START = Duration.ofMinutes(2);

    /** More than a child says while nobody listens; one that goes on has to wait. */
    private static final int UNHEARD = 64;

    private final Process process;
    private final SourceLimits limits;
    private final Vitals vitals;
    private final CrashReport errors;
    private final BlockingQueue<Answer> said = new LinkedBlockingQueue<>(UNHEARD);
    private volatile boolean tooLarge;
    private volatile boolean up;

    private ChildProcess(Process process, SourceLimits limits) {
        this.process = process;
        this.limits = limits;
        this.vitals = Vitals.of(process.pid());
        this.errors = new CrashReport(process.getErrorStream());
        daemon(this::listen, "media-answers");
        daemon(this::watch, "media-watch");
    }

    /**
     * Starts one.
     *
     * @throws MediaException where the system does not start any
     */
    static ChildProcess start(SourceLimits limits) {
        try {
            return new ChildProcess(new ProcessBuilder(ChildCommand.of(limits)).start(), limits);
        } catch (IOException e) {
            throw new MediaException("no process can be started to read media in: " + e.getMessage(), e);
        }
    }

    private static void daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            hear(new Wire.Reader<>(process.getInputStream(), Answer.class));
            said.put(new Answer.Gone());
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    private void hear(Wire.Reader<Answer> answers) throws InterruptedException {
        try {
            for (Answer answer = answers.next(); answer != null; answer = answers.next()) {
                up = true;
                said.put(answer);
            }
        } catch (IOException e) {
            // It says what is no answer, ended in the middle of one, or was closed.
            LOG.debug("the process that reads media has said its last: {}", e.getMessage());
            process.destroyForcibly();
        }
    }

    private void watch() {
        try {
            while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                if (vitals.memory() > limits.memory()) {
                    tooLarge = true;
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Asks for something; where the child is gone, the next answer says so. */
    void say(Request request) {
        try {
            Wire.write(process.getOutputStream(), request);
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /**
     * The next answer. What was decoded counts as progress, and what was moved while a result is being written.
     *
     * @param source what is being read
     * @param writes whether the child writes a result
     * @throws MediaException where the child failed, ended, or made no progress for too long; it has ended then
     */
    Answer await(Path source, boolean writes) throws InterruptedException {
        long traffic = writes ? vitals.traffic() : 0;
        long last = System.nanoTime();
        while (System.nanoTime() - last < patience().toNanos()) {
            Answer answer = said.poll(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            if (answer != null && !(answer instanceof Answer.Alive)) {
                return sound(answer, source);
            }
            long now = writes ? vitals.traffic() : 0;
            if (answer != null || now != traffic) {
                traffic = now;
                last = System.nanoTime();
            }
        }
        close();
        throw MediaException.of(
                source,
                "could not be read on for " + limits.patience().toSeconds()
                        + " s; it is damaged, or raise --limit-wait where the machine is slow");
    }

    private Answer sound(Answer answer, Path source) throws InterruptedException {
        if (answer instanceof Answer.Gone) {
            throw MediaException.of(source, fate());
        }
        if (answer instanceof Answer.Failed failed) {
            throw failed.exception();
        }
        return answer;
    }

    /** Ends the process, since it said what nobody asked for; the failure that this is. */
    MediaException outOfTurn(Path source) {
        close();
        return MediaException.of(source, "was answered out of turn by the process that reads it; it may do harm");
    }

    private Duration patience() {
        return up || limits.patience().compareTo(START) > 0 ? limits.patience() : START;
    }

    /** How the process ended, in words that follow a file's name. */
    private String fate() throws InterruptedException {
        process.waitFor(BETWEEN_LOOKS_MILLIS * 50, TimeUnit.MILLISECONDS);
        int status = process.isAlive() ? 0 : process.exitValue();
        if (tooLarge || status == OUT_OF_HEAP) {
            return "takes more memory to read than the limit of " + limits.memory() / (1 << 20)
                    + " MB; if you trust it, raise --limit-memory";
        }
        String how = errors.crash()
                .map(place -> "crashed in " + place)
                .orElse(
                        status > SIGNALLED
                                ? "was ended by signal " + (status - SIGNALLED)
                                : "ended with status " + status);
        return "cannot be read: the process that read it " + how
                + "; it is damaged or made to do harm: convert it with another program first";
    }

    /** Ends the process, whatever it is doing. */
    @Override
    public void close() {
        process.destroyForcibly();
        // What it said last finds room then.
        said.clear();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
