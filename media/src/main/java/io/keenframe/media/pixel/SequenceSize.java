package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG1VIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG2VIDEO;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * The size that MPEG-1 and MPEG-2 announce before a group of pictures (ISO/IEC 13818-2, 6.2.2.1).
 *
 * <p>FFmpeg's decoder forgets the picture that it still holds when that size changes, so it is emptied before.
 */
public final class SequenceSize {
    private static final int START_CODE = 0x000001b3;

    private final boolean said;
    private int last = -1;

    /** Sizes in the packets of one of FFmpeg's codecs; of others there is nothing to see. */
    public SequenceSize(int codec) {
        said = codec == AV_CODEC_ID_MPEG1VIDEO || codec == AV_CODEC_ID_MPEG2VIDEO;
    }

    /** Whether a packet begins with another size than was last announced. */
    public boolean changesAt(AVPacket packet) {
        if (!said || packet.size() < 7 || number(packet, 0, 4) != START_CODE) {
            return false;
        }
        int before = last;
        last = number(packet, 4, 3);
        return before != -1 && before != last;
    }

    private static int number(AVPacket packet, int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number = (number << 8) | (packet.data().get(at + i) & 0xff);
        }
        return number;
    }
}
