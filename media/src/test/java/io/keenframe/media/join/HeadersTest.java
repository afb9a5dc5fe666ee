package io.keenframe.media.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import io.keenframe.media.av.Ffmpeg;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static final String STEREO_48000 = "1190";
    /** A reserved number of channels (ISO/IEC 14496-3, 1.6.3.5). */
    private static final String BROKEN = "11f8";

    private final AVFormatContext context;
    private final AVStream sound;
    private final AVPacket packet;
    private final Headers headers = new Headers(Container.MKV);

    HeadersTest() {
        Ffmpeg.load();
        context = avformat_alloc_context();
        packet = av_packet_alloc();
        sound = avformat_new_stream(context, null);
        sound.codecpar()
                .codec_type(AVMEDIA_TYPE_AUDIO)
                .codec_id(AV_CODEC_ID_AAC)
                .sample_rate(48_000);
        av_channel_layout_default(sound.codecpar().ch_layout(), 2);
        sound.time_base().num(1).den(48_000);
    }

    @AfterEach
    void free() {
        av_packet_free(packet);
        avformat_free_context(context);
    }

    private void header(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        BytePointer copy = new BytePointer(av_mallocz(bytes.length + AV_INPUT_BUFFER_PADDING_SIZE));
        copy.put(bytes);
        sound.codecpar().extradata(copy).extradata_size(bytes.length);
    }

    private void packet(String hex, String newHeader) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        av_packet_unref(packet);
        av_new_packet(packet, bytes.length);
        packet.data().put(bytes);
        if (!newHeader.isEmpty()) {
            byte[] said = HexFormat.of().parseHex(newHeader);
            av_packet_new_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, said.length)
                    .put(said);
        }
    }

    private boolean hasNewHeader() {
        return av_packet_get_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, (SizeTPointer) null) != null;
    }

    @Test
    void aDamagedHeaderMidwayIsTakenOff() {
        header(STEREO_48000);
        packet("21000000", BROKEN);
        assertThat(headers.suffice(packet, sound)).isTrue();
        assertThat(hasNewHeader()).isFalse();
        assertThat(headers.damaged()).containsExactly(0);

        packet("21000000", "1210");
        assertThat(headers.suffice(packet, sound)).isTrue();
        assertThat(hasNewHeader()).isTrue();
    }

    @Test
    void packetsWithoutAnyHeaderAreLeftOut() {
        packet("21000000", "");
        assertThat(headers.suffice(packet, sound)).isFalse();
        assertThat(headers.without()).containsExactly(0);

        packet("fff14c80", "");
        assertThat(headers.suffice(packet, sound)).as("brings its own").isTrue();
        packet("21000000", STEREO_48000);
        assertThat(headers.suffice(packet, sound)).as("has one beside it").isTrue();
        packet("21000000", "");
        assertThat(headers.suffice(packet, sound)).as("has one before it").isTrue();
    }
}
