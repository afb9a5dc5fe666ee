package io.keenframe.app.bench;

/** How long work takes, in seconds. */
final class Stopwatch {
    private Stopwatch() {}

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
