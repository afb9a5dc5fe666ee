package io.keenframe.runtime.metrics;

import java.util.Locale;

/** What can become of a ticket in a worker's hands. */
public enum TicketFate {
    /** Its work is done. */
    ACCEPTED,
    /** It goes back to be tried again. */
    RELEASED,
    /** It is set aside as hopeless. */
    REJECTED,
    /** Its lock was held for longer. */
    RENEWED,
    /** Its lock ran out, and it is another's. */
    LOST;

    /** The name as it stands in the metric's tag. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
