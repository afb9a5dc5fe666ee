package io.keenframe.app.job;

import java.util.Optional;

/** What keeps a job's cluster from its work, as far as it is seen from outside. */
public interface Trouble extends AutoCloseable {
    /** Why the cluster does not answer, and the way out; empty where it does. */
    Optional<String> gone();

    /** Why it should get no more frames for the moment, and the way out; empty where it may. */
    default Optional<String> low() {
        return Optional.empty();
    }

    @Override
    void close();
}
