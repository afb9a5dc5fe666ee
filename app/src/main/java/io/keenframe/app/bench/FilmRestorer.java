package io.keenframe.app.bench;

import io.keenframe.app.job.Model;
import java.nio.file.Path;

/** The whole way of a film: what {@code keenframe restore} does. */
@FunctionalInterface
public interface FilmRestorer {
    /** Restores a film, replacing what is there. */
    void restore(Path film, Path result, Model model) throws Exception;
}
