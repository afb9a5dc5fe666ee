package io.keenframe.media;

import java.nio.file.Path;

/** {@link SyntheticFilm} for the tests of other packages. */
public final class SampleFilm {
    private SampleFilm() {}

    /** Writes it as MOV or as Matroska, by the file's name. */
    public static Path write(Path file, Path scratch) {
        return SyntheticFilm.write(file, scratch);
    }
}
