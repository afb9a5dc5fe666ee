package io.keenframe.media.child;

import io.keenframe.media.SourceLimits;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Path;

/** A process that is killed while a child of its own reads a film for it. */
final class DoomedParent {
    private DoomedParent() {}

    /** Opens the film that is named, says its child's number, and waits for its own end. */
    public static void main(String[] args) throws Exception {
        try (Quarantine quarantine = new Quarantine(SourceLimits.defaults());
                FrameSource film = quarantine.open(Path.of(args[0]), ReadOptions.defaults())) {
            film.read();
            System.out.println(
                    ProcessHandle.current().children().findFirst().orElseThrow().pid());
            Thread.currentThread().join();
        }
    }
}
