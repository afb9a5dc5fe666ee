package io.keenframe.media.child;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.keenframe.contract.Carried;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.read.ReadOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a process says to the child that reads media for it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "request")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Film.class, name = "film"),
    @JsonSubTypes.Type(value = Request.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = Request.Hash.class, name = "hash"),
    @JsonSubTypes.Type(value = Request.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Request.Room.class, name = "room"),
    @JsonSubTypes.Type(value = Request.Taken.class, name = "taken"),
    @JsonSubTypes.Type(value = Request.Stop.class, name = "stop")
})
sealed interface Request {
    /** Open a film and put its frames into the ring. */
    record Film(String source, ReadOptions options) implements Request {}

    /** Put a picture into the ring. */
    record Picture(String source, SourceLimits limits) implements Request {}

    /** Hash the streams of a film. */
    record Hash(String source, SourceLimits limits, Carried.@Nullable Stretch stretch) implements Request {}

    /** Join parts with the rest of their source. */
    record Join(String source, List<String> parts, String output, JoinOptions options) implements Request {
        public Join {
            parts = List.copyOf(parts);
        }
    }

    /** Here is a ring for the frames that follow. */
    record Room(String file, int slots, int slotBytes) implements Request {}

    /** A frame has been taken out of the ring. */
    record Taken() implements Request {}

    /** The rest of the film is not wanted. */
    record Stop() implements Request {}
}
