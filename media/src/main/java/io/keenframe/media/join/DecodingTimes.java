package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * When packets are decoded whose container says only when they are presented. FFmpeg finds it out as soon as it has seen
 * as many packets as the decoder holds back; those before then come as much earlier.
 */
final class DecodingTimes {
    private final Map<Integer, Long> next = new HashMap<>();

    /** Completes a packet of a stream; of a cover picture, of which nothing is known, with 0. */
    void complete(AVPacket packet, AVStream stream) {
        if (packet.dts() != AV_NOPTS_VALUE) {
            return;
        }
        if (packet.pts() == AV_NOPTS_VALUE) {
            packet.pts(0);
        }
        int delay = stream.codecpar().video_delay();
        if (delay == 0) {
            packet.dts(packet.pts());
            return;
        }
        // Pictures that are presented before the first one may follow it.
        long step = Math.max(1, packet.duration());
        long moment = next.getOrDefault(packet.stream_index(), packet.pts() - 2L * delay * step);
        packet.dts(Math.min(moment, packet.pts()));
        next.put(packet.stream_index(), moment + step);
    }
}
