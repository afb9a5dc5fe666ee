package io.keenframe.contract;

import java.util.OptionalLong;

/** A failure that may be one of the disk or the connection that a source is on, which a user can mend. */
public interface Unreadable {
    /** The byte from which on the source was not handed out; empty where that is not what failed. */
    OptionalLong unreadable();
}
