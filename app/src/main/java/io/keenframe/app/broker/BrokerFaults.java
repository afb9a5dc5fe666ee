package io.keenframe.app.broker;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.utils.internals.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Kafka would end the whole process for: it is said aloud and remembered instead. */
final class BrokerFaults {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerFaults.class);
    private static final AtomicBoolean INTERCEPTED = new AtomicBoolean();
    private static final AtomicReference<@Nullable String> FIRST = new AtomicReference<>();

    private BrokerFaults() {}

    /** From now on Kafka's calls for the end of the process come here. */
    static void intercept() {
        if (INTERCEPTED.compareAndSet(false, true)) {
            Exit.setExitProcedure((status, message) -> fault(status, message));
            Exit.setHaltProcedure((status, message) -> fault(status, message));
        }
    }

    private static void fault(int status, @Nullable String message) {
        String fault =
                "the embedded Kafka broker gave up with status " + status + (message == null ? "" : ": " + message);
        FIRST.compareAndSet(null, fault);
        LOGGER.error("{}", fault, new IllegalStateException("where it gave up"));
    }

    /** Whether there was a fault. */
    static boolean occurred() {
        return FIRST.get() != null;
    }

    /** There was no fault from now on. */
    static void forget() {
        FIRST.set(null);
    }

    /** Returns where there was no fault. */
    static void check() {
        String fault = FIRST.get();
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
    }
}
