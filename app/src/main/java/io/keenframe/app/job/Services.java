package io.keenframe.app.job;

/** Services that work in this process. */
public interface Services extends AutoCloseable {
    /** None: whoever watches leaves the work to others. */
    Services NONE = of(() -> {}, () -> {}, () -> {});

    /**
     * Returns where all of them work.
     *
     * @throws IllegalStateException where one stopped by itself; the message says why
     */
    void check();

    /** How many frames are restored, as far as these services know, of groups that the log does not show yet. */
    default int framesInHand() {
        return 0;
    }

    /** Finishes the groups in hand and takes no more work. */
    void drain();

    @Override
    void close();

    /** One service by what it can be asked for. */
    static Services of(Runnable check, Runnable drain, Runnable close) {
        return new Services() {
            @Override
            public void check() {
                check.run();
            }

            @Override
            public void drain() {
                drain.run();
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
