package io.keenframe.app.archive;

import io.keenframe.media.join.StreamHash;
import java.nio.file.Path;
import java.util.List;

/**
 * A film's streams against what was recorded of them.
 *
 * @param film the film
 * @param now what its streams hold
 */
record StreamComparison(Path film, List<StreamHash> now) {
    /** A stream of a source. */
    Finding ofSource(StreamNote note) {
        return of(note.source(), "");
    }

    /** The stream of a result that one of a source became. */
    Finding ofResult(StreamNote note, StreamHash recorded) {
        return of(
                recorded,
                ", " + note.way().words() + " the source's stream "
                        + note.source().index());
    }

    private Finding of(StreamHash recorded, String more) {
        String words = film + ": stream " + recorded.index() + " (" + recorded.kind() + " " + recorded.codec()
                + (recorded.language().isEmpty() ? "" : ", " + recorded.language()) + ")";
        return now.stream()
                .filter(stream -> stream.index() == recorded.index())
                .findFirst()
                .map(stream -> stream.equals(recorded)
                        ? Finding.ok(words + " has its recorded SHA-256" + more)
                        : Finding.bad(words + ": its packets are not the recorded ones"))
                .orElseGet(() -> Finding.bad(words + ": it is gone"));
    }
}
