package io.keenframe.app.bench;

import java.util.function.Consumer;

/** A measurement that compares with a baseline taken in the same run: machines differ, and so does their day. */
public interface Benchmark {
    /** Its name on the command line. */
    String name();

    /** What is measured, against what, in one line. */
    String description();

    /**
     * Measures; takes seconds to minutes.
     *
     * @param found is given each figure as soon as it is known
     */
    void run(Consumer<Figure> found) throws Exception;
}
