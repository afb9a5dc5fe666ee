package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.keenframe.contract.Carried;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.av.Input;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of all streams of a film but the one that is restored, without decoding anything: the numbers of
 * {@code ffmpeg -i FILM -map 0 -c copy -f streamhash -hash sha256 -}.
 */
public final class StreamHashes {
    private StreamHashes() {}

    /**
     * Reads a film to its end.
     *
     * @param stretch which packets count: those that are seen or heard in it, and cover pictures; null for all
     * @param listener hears where in the file reading is, in bytes
     * @throws MediaException where the film cannot be read, or has no video
     */
    public static List<StreamHash> read(
            Path film, SourceLimits limits, Carried.@Nullable Stretch stretch, LongConsumer listener) {
        Map<Integer, StreamSum> sums = new TreeMap<>();
        try (Input input = Input.open(film, limits)) {
            int restored = input.video();
            for (int i = 0; i < input.context().nb_streams(); i++) {
                if (i != restored) {
                    sums.put(i, new StreamSum(input.stream(i), film));
                }
            }
            read(input, sums, stretch == null ? null : Window.of(stretch), listener);
            return sums.values().stream().map(StreamSum::hash).toList();
        } finally {
            sums.values().forEach(StreamSum::close);
        }
    }

    private static void read(
            Input input, Map<Integer, StreamSum> sums, @Nullable Window window, LongConsumer listener) {
        AVPacket packet = av_packet_alloc();
        try {
            while (input.read(packet)) {
                StreamSum sum = sums.get(packet.stream_index());
                if (sum != null && (window == null || meets(window, input, packet))) {
                    sum.add(packet);
                }
                listener.accept(Math.max(0, packet.pos()));
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
    }

    /** Whether the joiner takes a packet for a stretch. */
    private static boolean meets(Window window, Input input, AVPacket packet) {
        int stream = packet.stream_index();
        long pts = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        long from = pts == AV_NOPTS_VALUE ? 0 : pts;
        return input.isCover(stream)
                || window.meets(
                        from, from + packet.duration(), input.stream(stream).time_base());
    }
}
