package io.keenframe.media.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.*;

import java.util.HexFormat;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    private static void look(Embedded embedded, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        AVPacket packet = av_packet_alloc();
        av_new_packet(packet, bytes.length);
        packet.data().put(bytes);
        embedded.look(packet);
        av_packet_free(packet);
    }

    @Test
    void seesCaptionsAndDynamicMetadata() {
        Embedded h264 = new Embedded(AV_CODEC_ID_H264);
        look(h264, "0000000109f0");
        assertThat(h264.seen()).isEmpty();
        look(h264, "00000001060434" + "b50031" + "4741393403" + "d4ff");
        assertThat(h264.seen()).containsExactly("closed captions (CEA-608/708)");

        Embedded hevc = new Embedded(AV_CODEC_ID_HEVC);
        look(hevc, "000000014e010440" + "b5003c000104" + "01");
        assertThat(hevc.seen()).containsExactly("HDR10+ metadata of each frame");
    }

    @Test
    void aMessageThatIsCutOffIsNone() {
        Embedded mpeg2 = new Embedded(AV_CODEC_ID_MPEG2VIDEO);
        look(mpeg2, "000001b2" + "47413934");
        assertThat(mpeg2.seen()).isEmpty();
    }

    @Test
    void picturesThatCarryNothingAreNotLookedThrough() {
        Embedded ffv1 = new Embedded(AV_CODEC_ID_FFV1);
        look(ffv1, "b5003c000104" + "4741393403");
        assertThat(ffv1.seen()).isEmpty();
    }
}
