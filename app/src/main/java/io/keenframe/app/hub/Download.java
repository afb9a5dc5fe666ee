package io.keenframe.app.hub;

import io.keenframe.app.Failure;
import io.keenframe.app.progress.ByteLine;
import io.keenframe.app.progress.Words;
import io.keenframe.supir.tensor.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Downloads one file.
 *
 * <p>What has come stays beside the file's place: a broken connection is taken up again at once, a stopped process by the
 * next call.
 */
public final class Download {
    private static final int CHUNK = 1 << 20;
    private static final int MOST_VAIN_TRIES = 6;
    private static final Duration STALL = Duration.ofSeconds(60);

    private final Web web;
    private final ByteLine line;
    private final Pause pause;

    /**
     * A way to download.
     *
     * @param token what tells the hub who asks, where it wants to know
     * @param line shows how far it is
     * @param pause how it waits before it tries in vain once more
     */
    public Download(Optional<String> token, ByteLine line, Pause pause) {
        this.web = new Web(token);
        this.line = line;
        this.pause = pause;
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        /** Waits before the next of several tries in vain, from 1 on. */
        void before(int vainTry) throws InterruptedException;
    }

    /**
     * Downloads a file, or what is missing of it.
     *
     * @param sha256 what it must hash to, in hexadecimal; without it, what the servers say it does
     * @return what it hashes to, where that was known and compared
     * @throws Failure where there is no such file, it is not the right one, or the servers cannot be reached
     */
    public Optional<String> run(URI source, Path target, Optional<String> sha256)
            throws IOException, InterruptedException {
        try (PartialFile file = PartialFile.open(target)) {
            Optional<String> stated = complete(source, target, file);
            line.clear();
            Optional<String> expected = sha256.or(() -> stated);
            if (expected.isPresent()) {
                check(source, file, expected.get());
            }
            file.finish();
            return expected;
        } finally {
            line.clear();
        }
    }

    private Optional<String> complete(URI source, Path target, PartialFile file)
            throws IOException, InterruptedException {
        int vain = 0;
        while (true) {
            long before = file.size();
            try (Opened opened = open(source, file)) {
                receive(opened, file, target.getFileName().toString());
                return opened.sha256();
            } catch (IOException e) {
                vain = file.size() > before ? 0 : vain + 1;
                if (vain >= MOST_VAIN_TRIES) {
                    throw new Failure(
                            source + " cannot be downloaded (" + reason(e) + "); the same command goes on from "
                                    + Words.bytes(file.size()),
                            e);
                }
                if (vain > 0) {
                    pause.before(vain);
                }
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private Opened open(URI source, PartialFile file) throws IOException, InterruptedException {
        String validator = file.validator();
        long from = validator.isEmpty() ? 0 : file.size();
        Opened opened = web.open(source, from, validator);
        int status = opened.status();
        if (status == Opened.NOTHING_LEFT) {
            return whole(opened, file);
        }
        if (status != 200 && status != 206) {
            opened.close();
            throw refused(source, status);
        }
        begin(opened, file);
        return opened;
    }

    /** Where the last run was stopped between the last byte and the check. */
    private static Opened whole(Opened opened, PartialFile file) throws IOException {
        if (opened.total().orElse(-1) != file.size()) {
            opened.close();
            file.restart("");
            throw new IOException("the server's file is shorter than what there is of it");
        }
        return opened;
    }

    private static void begin(Opened opened, PartialFile file) throws IOException {
        long start = opened.start().orElse(-1);
        if (start != file.size()) {
            if (start != 0) {
                throw new IOException("the server went on from byte " + start + " instead of " + file.size());
            }
            file.restart(opened.validator().orElse(""));
        } else if (start == 0) {
            file.restart(opened.validator().orElse(""));
        }
        long left = opened.total().orElse(0) - file.size();
        if (left > file.room()) {
            throw new Failure(file.part() + " needs " + Words.bytes(left) + " more, and there are "
                    + Words.bytes(file.room()) + " free; make room, or set KEENFRAME_HOME to a folder elsewhere");
        }
    }

    private static IOException refused(URI source, int status) {
        return switch (status) {
            case 401, 403 ->
                throw new Failure(
                        source + " is not for everybody (HTTP " + status + "); agree to its terms on its page,"
                                + " and put your token for the hub in " + Tokens.VARIABLE);
            case 404, 410 -> throw new Failure(source + " does not exist; check the address");
            default -> new IOException("HTTP " + status);
        };
    }

    private void receive(Opened opened, PartialFile file, String name) throws IOException {
        if (opened.status() == Opened.NOTHING_LEFT) {
            return;
        }
        OptionalLong total = opened.total();
        byte[] chunk = new byte[CHUNK];
        try (StallWatch watch = new StallWatch(opened.body(), STALL)) {
            for (int n = opened.body().read(chunk); n >= 0; n = opened.body().read(chunk)) {
                watch.alive();
                file.append(ByteBuffer.wrap(chunk, 0, n));
                line.show(name, file.size(), total.orElse(0));
            }
        }
        if (total.isPresent() && file.size() != total.getAsLong()) {
            throw new IOException("the connection ended at byte " + file.size() + " of " + total.getAsLong());
        }
    }

    private void check(URI source, PartialFile file, String expected) throws IOException {
        long size = file.size();
        String hash = Sha256.hex(file.part(), done -> line.show("checking", done, size));
        line.clear();
        if (!hash.equals(expected)) {
            file.discard();
            throw new Failure("what came from " + source + " has the sha256 " + hash + " instead of " + expected
                    + ", and was deleted; try again, or check --sha256");
        }
    }
}
