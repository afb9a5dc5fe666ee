package io.keenframe.runtime.files;

import java.io.IOException;
import java.nio.file.Path;

/** Another process works in a folder; the message is one line that names it. */
public final class FolderBusyException extends IOException {
    FolderBusyException(Path folder, String pid) {
        super("another keenframe (pid " + (pid.isEmpty() ? "unknown" : pid) + ") is working on this job in " + folder
                + "; wait for it, or stop it");
    }
}
