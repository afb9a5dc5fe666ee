package io.keenframe.runtime.files;

import io.keenframe.contract.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A file's disk or connection does not hand out its bytes; the message names the file, the place and the way out. */
final class UnreadableException extends IOException implements Unreadable {
    private static final long serialVersionUID = 1;

    private final long at;

    UnreadableException(Path file, long at, IOException cause) {
        super(new Obstacle.Failing(file, at).reason(), cause);
        this.at = at;
    }

    @Override
    public OptionalLong unreadable() {
        return OptionalLong.of(at);
    }
}
