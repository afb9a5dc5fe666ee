package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Where reading lost its thread in a damaged container and found it again, which FFmpeg does without a word: there are
 * bytes between packets that belong to none, or a packet is marked as one of a stream that has gaps.
 */
public final class Holes {
    /** In which little but packets follows a packet. */
    private static final Set<String> DENSE = Set.of("nut", "matroska,webm", "avi");

    /** What may stand between two packets. */
    private static final int OVERHEAD = 256;

    private final boolean dense;
    private long begin = -1;
    private long end = -1;
    private boolean open;
    private long last = AV_NOPTS_VALUE;

    /** Holes of a container of one of FFmpeg's formats. */
    Holes(String format) {
        dense = DENSE.contains(format);
    }

    /**
     * Looks at the next packet of any stream.
     *
     * @param picture whether it is one of those that are restored
     */
    void saw(AVPacket packet, boolean picture) {
        if (packet.pos() >= 0) {
            open |= dense && end >= 0 && packet.pos() - end > OVERHEAD;
            // Several that were in one block say that they begin where it does.
            end = (packet.pos() == begin ? end : packet.pos()) + packet.size();
            begin = packet.pos();
        }
        if (picture && (open || (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0)) {
            open = false;
            last = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        }
    }

    /** Whether the last picture after a hole is presented between two moments. */
    public boolean isBetween(long from, long to) {
        return last != AV_NOPTS_VALUE && from <= last && last <= to;
    }

    /** Whether there was any. */
    boolean any() {
        return last != AV_NOPTS_VALUE;
    }

    /** Reading goes on elsewhere. */
    public void forgetPlace() {
        end = -1;
    }
}
