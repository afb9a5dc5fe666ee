package io.keenframe.runtime.kafka;

import java.time.Duration;

/** How long a failed ticket is held before it is handed back, so that a fault that passes is not met ten times. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);

    private Backoff() {}

    /**
     * The pause after a failed delivery; it doubles with each.
     *
     * @param delivery from 1
     * @param most the longest pause
     */
    static Duration after(int delivery, Duration most) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(delivery - 1, 20));
        return pause.compareTo(most) < 0 ? pause : most;
    }
}
