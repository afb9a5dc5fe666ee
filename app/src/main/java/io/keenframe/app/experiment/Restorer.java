package io.keenframe.app.experiment;

import java.util.List;

/** What {@code keenframe restore} does. */
@FunctionalInterface
public interface Restorer {
    /**
     * Restores a film.
     *
     * @param words the command line behind {@code restore}
     * @return the exit status, 0 for success
     */
    int restore(List<String> words);
}
