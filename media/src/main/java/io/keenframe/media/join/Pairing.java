package io.keenframe.media.join;

import io.keenframe.media.av.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Which stream of a finished film is which of its source's, found out by reading it again. */
final class Pairing {
    private final Input result;
    private final Map<Integer, Integer> bySource = new LinkedHashMap<>();

    private Pairing(Input result) {
        this.result = result;
    }

    /** The result's streams by those of the source, in the source's order; without those that the writer has left out. */
    static Map<Integer, Integer> of(Input source, Input result, TrackList tracks) {
        Pairing pairing = new Pairing(result);
        for (int i = 0; i < source.context().nb_streams(); i++) {
            int stream = i;
            tracks.written(i).ifPresent(written -> pairing.find(stream, written));
        }
        return pairing.bySource;
    }

    /** Writers leave out empty streams, and may call a codec by another's name. */
    private void find(int stream, AVStream written) {
        var par = written.codecpar();
        free().filter(i -> result.stream(i).codecpar().codec_id() == par.codec_id())
                .boxed()
                .findFirst()
                .or(() -> free().filter(i -> result.stream(i).codecpar().codec_type() == par.codec_type())
                        .boxed()
                        .findFirst())
                .ifPresent(found -> bySource.put(stream, found));
    }

    private IntStream free() {
        return IntStream.range(0, result.context().nb_streams()).filter(i -> !bySource.containsValue(i));
    }
}
