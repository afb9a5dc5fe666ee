package io.keenframe.media.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.keenframe.contract.Damage;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.MediaException;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.join.StreamHash;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a child that reads media says to its parent, which trusts none of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = Answer.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Answer.NeedsRoom.class, name = "needs-room"),
    @JsonSubTypes.Type(value = Answer.Filled.class, name = "filled"),
    @JsonSubTypes.Type(value = Answer.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Answer.At.class, name = "at"),
    @JsonSubTypes.Type(value = Answer.Hashed.class, name = "hashed"),
    @JsonSubTypes.Type(value = Answer.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = Answer.Failed.class, name = "failed")
})
sealed interface Answer {
    /** It has said its last: what the parent finds out, and no child says. */
    record Gone() implements Answer {}

    /** Reading goes on, though there is no frame yet. */
    record Alive() implements Answer {}

    /** The film is open. */
    record Opened(SourceInfo info, Damage damage) implements Answer {}

    /** The next frame has so many bytes, and there is no ring that holds it. */
    record NeedsRoom(int bytes) implements Answer {}

    /** The ring's next slot has a frame, its planes one behind the other. */
    record Filled(FrameHead head) implements Answer {}

    /** There are no more frames. */
    record Ended(Damage damage, List<String> remarks) implements Answer {
        public Ended {
            remarks = List.copyOf(remarks);
        }
    }

    /** Reading has come to a place of the file, in bytes. */
    record At(long bytes) implements Answer {}

    /** What the film's streams hold. */
    record Hashed(List<StreamHash> streams) implements Answer {
        public Hashed {
            streams = List.copyOf(streams);
        }
    }

    /** The result is in its place. */
    record Joined(JoinReport report) implements Answer {}

    /**
     * It cannot be done.
     *
     * @param reason why, in one line
     * @param diskFull whether a disk has no room for what is written
     * @param unreadable from which byte on the source is not handed out; null where that is not what failed
     */
    record Failed(String reason, boolean diskFull, @Nullable Long unreadable) implements Answer {
        /** For a reason that nobody outside can mend. */
        Failed(String reason) {
            this(reason, false, null);
        }

        static Failed of(MediaException e) {
            OptionalLong at = e.unreadable();
            return new Failed(String.valueOf(e.getMessage()), e.isDiskFull(), at.isPresent() ? at.getAsLong() : null);
        }

        MediaException exception() {
            return new MediaException(
                    reason, diskFull, unreadable == null ? OptionalLong.empty() : OptionalLong.of(unreadable));
        }
    }
}
