package io.keenframe.app.archive;

import io.keenframe.contract.Carried;
import io.keenframe.media.join.StreamHash;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of the source's streams beside the pictures.
 *
 * @param source what it held, in the stretch that was restored
 * @param result what the result has of it; null where it has nothing
 * @param way how it came there
 */
public record StreamNote(StreamHash source, @Nullable StreamHash result, Way way) {
    /** How a stream came from a source into a result. */
    public enum Way {
        /** Packet by packet: every bit of them is the source's, but for the headers of broadcasts. */
        COPIED("a bit-exact copy of"),
        /** Packet by packet, but the result's container writes them with other bytes, such as lengths for start codes. */
        REPACKED("a copy, written with other bytes, of"),
        /** It is of another codec there. */
        CONVERTED("converted from"),
        /** It is not there, unless as something other than a stream, as chapters are. */
        NOT_COPIED("not copied");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        /** In a few words that the source's stream follows. */
        String words() {
            return words;
        }
    }

    /** What became of each of a source's streams. */
    static List<StreamNote> of(List<StreamHash> source, List<StreamHash> result, Carried carried) {
        Map<Integer, Carried.Track> tracks =
                carried.streams().stream().collect(Collectors.toMap(Carried.Track::source, Function.identity()));
        Map<Integer, StreamHash> there =
                result.stream().collect(Collectors.toMap(StreamHash::index, Function.identity()));
        return source.stream()
                .map(stream -> of(stream, there, tracks.get(stream.index())))
                .toList();
    }

    private static StreamNote of(StreamHash source, Map<Integer, StreamHash> there, Carried.@Nullable Track track) {
        StreamHash result = track == null ? null : there.get(track.result());
        if (track == null || result == null) {
            return new StreamNote(source, null, Way.NOT_COPIED);
        }
        if (track.converted()) {
            return new StreamNote(source, result, Way.CONVERTED);
        }
        return new StreamNote(source, result, source.isSameAs(result) ? Way.COPIED : Way.REPACKED);
    }
}
