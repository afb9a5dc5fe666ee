package io.keenframe.app.job;

import io.keenframe.app.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A result's place on disk: that something can be written there. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * The place's absolute path.
     *
     * @param overwrite whether a file that is there may be replaced
     * @throws Failure where the result could not be put there
     */
    public static Path require(Path output, Path input, boolean overwrite) {
        Path folder = output.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.isDirectory(output)) {
            throw new Failure(output + " is a directory; give a file's name with -o");
        }
        if (!Files.isDirectory(folder)) {
            throw new Failure(
                    output + ": the folder " + folder + " does not exist; make it, or choose another with -o");
        }
        if (isSame(output, input)) {
            throw new Failure(output + " is the input itself, which is never written to; choose another name with -o");
        }
        if (Files.exists(output) && !overwrite) {
            throw new Failure(output + " exists; give -y to replace it, or choose another name with -o");
        }
        requireWritable(output, folder);
        return real(folder).resolve(output.getFileName());
    }

    /** Tries, since permissions do not tell of a read-only disk, and an hour later is too late to find out. */
    private static void requireWritable(Path output, Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".keenframe", null));
        } catch (IOException e) {
            throw new Failure(output + ": nothing can be written to " + folder + "; choose another folder with -o", e);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new Failure(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isSame(Path output, Path input) {
        try {
            return Files.exists(output) && Files.isSameFile(output, input);
        } catch (IOException e) {
            throw new Failure(output + " cannot be read: " + e.getMessage(), e);
        }
    }
}
