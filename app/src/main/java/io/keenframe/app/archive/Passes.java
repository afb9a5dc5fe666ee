package io.keenframe.app.archive;

import io.keenframe.app.progress.Pass;
import io.keenframe.contract.Carried;
import io.keenframe.contract.TimeRange;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.join.StreamHash;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.supir.tensor.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The reading of whole files once more, each from its beginning to its end.
 *
 * @param quarantine where films are read
 * @param listener hears how far it is
 */
record Passes(Quarantine quarantine, Pass.Listener listener) {
    /**
     * The hashes of a film's frames as they are in the file.
     *
     * @param expected how many frames there should be; 0 where that is not known
     * @throws io.keenframe.media.MediaException where it cannot be read
     */
    FrameHashes.Reading frames(Path film, TimeRange range, long expected) throws InterruptedException {
        try (FrameSource frames = quarantine.open(film, ReadOptions.defaults().withRange(range))) {
            return FrameHashes.read(
                    frames,
                    done -> listener.at(new Pass("hashing the frames", film, done, expected, Pass.Unit.FRAMES)));
        }
    }

    /**
     * What a film's streams hold beside the pictures that were restored.
     *
     * @param stretch which of it counts; null for all
     * @throws io.keenframe.media.MediaException where it cannot be read
     */
    List<StreamHash> streams(Path film, Carried.@Nullable Stretch stretch) throws IOException, InterruptedException {
        long all = Files.size(film);
        LongConsumer at = done -> listener.at(new Pass("hashing the streams", film, done, all, Pass.Unit.BYTES));
        at.accept(0);
        return quarantine.streams(film, stretch, at);
    }

    /** A file that a record names by its whole path. */
    KeptFile file(Path file) throws IOException {
        return kept(file.toAbsolutePath().toString(), file);
    }

    /** A file that lies beside a record. */
    KeptFile beside(Path file) throws IOException {
        return kept(String.valueOf(file.getFileName()), file);
    }

    private KeptFile kept(String name, Path file) throws IOException {
        return new KeptFile(name, Files.size(file), sha256(file));
    }

    /** Whether a file is what one was when it was recorded. */
    boolean isSame(KeptFile was, Path file) throws IOException {
        return was.isThere(file) && sha256(file).equals(was.sha256());
    }

    private String sha256(Path file) throws IOException {
        long all = Files.size(file);
        listener.at(new Pass("hashing the bytes", file, 0, all, Pass.Unit.BYTES));
        return Sha256.hex(file, done -> listener.at(new Pass("hashing the bytes", file, done, all, Pass.Unit.BYTES)));
    }
}
