package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_TS_DISCONT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;

/**
 * The clock of a broadcast or a disc, which is set anew where recordings were joined: what follows such a place is moved
 * to the end of what is before it, every stream by as much.
 *
 * <p>A clock that is set ahead is a gap, and stays one; FFmpeg takes one that is set far back for one that has wrapped
 * around.
 */
public final class Clock {
    /** Of the streams of such containers, 1/90000 s (ISO/IEC 13818-1, 2.4.3.7). */
    private static final long SECOND = 90_000;

    private static final long BACK = SECOND / 2;
    private static final long AHEAD = 3600 * SECOND;

    private final AVFormatContext context;
    private final boolean restarts;
    /** How far packets are moved, by how often the clock was set before them. */
    private final List<Long> shifts = new ArrayList<>(List.of(0L));

    private final Map<Integer, Hand> hands = new HashMap<>();
    private final List<Double> places = new ArrayList<>();

    /** Where one stream stands: how often its clock was set, and when its last packet ended. */
    private static final class Hand {
        private int settings;
        private long last = AV_NOPTS_VALUE;
        private long end;
    }

    Clock(AVFormatContext context) {
        this.context = context;
        restarts = (context.iformat().flags() & AVFMT_TS_DISCONT) != 0;
    }

    /** Moves a packet to its place. */
    void place(AVPacket packet) {
        long moment = packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts();
        if (!restarts || moment == AV_NOPTS_VALUE) {
            return;
        }
        Hand hand = hands.computeIfAbsent(packet.stream_index(), i -> first());
        if (hand.last != AV_NOPTS_VALUE && (moment < hand.last - BACK || moment > hand.last + AHEAD)) {
            set(hand, moment, leads(packet.stream_index()));
        }
        hand.last = moment;
        hand.end = moment + Math.max(1, packet.duration());
        long shift = shifts.get(hand.settings);
        if (packet.dts() != AV_NOPTS_VALUE) {
            packet.dts(packet.dts() + shift);
        }
        if (packet.pts() != AV_NOPTS_VALUE) {
            packet.pts(packet.pts() + shift);
        }
    }

    /** A stream that begins midway goes by the clock as it was set last. */
    private Hand first() {
        Hand hand = new Hand();
        hand.settings = shifts.size() - 1;
        return hand;
    }

    /** Whether a stream has a packet every moment; text and data come when they like, and follow. */
    private boolean leads(int stream) {
        int type = context.streams(stream).codecpar().codec_type();
        return type == AVMEDIA_TYPE_VIDEO || type == AVMEDIA_TYPE_AUDIO;
    }

    private void set(Hand hand, long moment, boolean leads) {
        int before = hand.settings;
        if (before + 1 < shifts.size()) {
            hand.settings++;
        } else if (leads) {
            hand.settings++;
            long end = shifts.get(before)
                    + hands.values().stream()
                            .filter(other -> other.settings == before)
                            .mapToLong(other -> other.end)
                            .reduce(hand.end, Math::max);
            shifts.add(end - moment);
            places.add((double) end / SECOND);
        }
    }

    /** When it was set anew, in seconds. */
    public List<Double> places() {
        return places;
    }
}
