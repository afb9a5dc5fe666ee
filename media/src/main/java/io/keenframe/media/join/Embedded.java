package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.SizeTPointer;

/** Looks in the packets of pictures for what they carry besides, which pictures encoded anew may not have. */
final class Embedded {
    /** Messages by the bytes that they begin with (ITU-T T.35), whichever codec they travel in. */
    private enum Message {
        CAPTIONS("closed captions (CEA-608/708)", "GA94\u0003", AV_PKT_DATA_A53_CC),
        HDR10_PLUS("HDR10+ metadata of each frame", "\u00b5\u0000<\u0000\u0001\u0004", AV_PKT_DATA_DYNAMIC_HDR10_PLUS);

        private final String words;
        private final String beginning;
        private final int sideData;

        Message(String words, String beginning, int sideData) {
            this.words = words;
            this.beginning = beginning;
            this.sideData = sideData;
        }
    }

    private static final int HEAD = 4096;

    private final boolean possible;
    private final List<Message> unseen = new ArrayList<>(List.of(Message.values()));
    private byte[] bytes = {};

    /** Looks through packets of one of FFmpeg's codecs. */
    Embedded(int codec) {
        possible = switch (codec) {
            case AV_CODEC_ID_MPEG2VIDEO, AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1 -> true;
            default -> false;
        };
    }

    /** Looks through one more packet. */
    void look(AVPacket packet) {
        look(packet, packet.size());
    }

    /** Looks through the beginning of one more packet, where encoders put what is not of the picture itself. */
    void lookAtHead(AVPacket packet) {
        look(packet, Math.min(packet.size(), HEAD));
    }

    private void look(AVPacket packet, int size) {
        if (!possible || unseen.isEmpty()) {
            return;
        }
        if (bytes.length < size) {
            bytes = new byte[2 * size];
        }
        packet.data().get(bytes, 0, size);
        unseen.removeIf(message -> av_packet_get_side_data(packet, message.sideData, (SizeTPointer) null) != null
                || has(message.beginning, size));
    }

    private boolean has(String beginning, int size) {
        for (int i = 0; i + beginning.length() <= size; i++) {
            int same = 0;
            while (same < beginning.length() && (bytes[i + same] & 0xff) == beginning.charAt(same)) {
                same++;
            }
            if (same == beginning.length()) {
                return true;
            }
        }
        return false;
    }

    /** What was seen, in a user's words. */
    List<String> seen() {
        return List.of(Message.values()).stream()
                .filter(message -> possible && !unseen.contains(message))
                .map(message -> message.words)
                .toList();
    }
}
