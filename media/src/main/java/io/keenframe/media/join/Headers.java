package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_NEW_EXTRADATA;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_remove;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Headers of copied streams, without which packets say nothing; where they are damaged, writers would end the film. */
final class Headers {
    /** What a packet of AAC begins with that brings its header along (ISO/IEC 13818-7, 6.2). */
    private static final int ADTS = 0xfff0;

    private final Container container;
    private final Set<Integer> known = new HashSet<>();
    private final Set<Integer> damaged = new TreeSet<>();
    private final Set<Integer> without = new TreeSet<>();

    Headers(Container container) {
        this.container = container;
    }

    /** Whether a packet of a stream can be written; a new header that comes with it is taken off where it is damaged. */
    boolean suffice(AVPacket packet, AVStream from) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer header = av_packet_get_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, size);
            if (header != null && Trial.accepts(container.format(), from, header, size.get())) {
                known.add(from.index());
            } else if (header != null) {
                remove(packet);
                damaged.add(from.index());
            }
        }
        boolean lacks = from.codecpar().codec_id() == AV_CODEC_ID_AAC
                && from.codecpar().extradata_size() == 0
                && !known.contains(from.index())
                && !bringsOne(packet);
        if (lacks) {
            without.add(from.index());
        }
        return !lacks;
    }

    private static boolean bringsOne(AVPacket packet) {
        if (packet.size() < 2) {
            return false;
        }
        int begin = ((packet.data().get(0) & 0xff) << 8) | (packet.data().get(1) & 0xff);
        return (begin & ADTS) == ADTS;
    }

    private static void remove(AVPacket packet) {
        try (IntPointer count = new IntPointer(1).put(packet.side_data_elems())) {
            av_packet_side_data_remove(packet.side_data(), count, AV_PKT_DATA_NEW_EXTRADATA);
            packet.side_data_elems(count.get());
        }
    }

    /** The streams whose header changed to a damaged one, which was left out. */
    Set<Integer> damaged() {
        return damaged;
    }

    /** The streams of which packets were left out that no header says how to read. */
    Set<Integer> without() {
        return without;
    }
}
