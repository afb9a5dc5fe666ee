package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;

import io.keenframe.media.av.Ffmpeg;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Takes the headers off AAC that has one before every packet, as the writers of files do. */
final class AdtsHeaders implements AutoCloseable {
    private final AVBSFContext filter = new AVBSFContext(null);
    private final AVPacket bare = av_packet_alloc();

    AdtsHeaders(AVStream stream, Path film) {
        Ffmpeg.check(av_bsf_alloc(av_bsf_get_by_name("aac_adtstoasc"), filter), film, "reading");
        avcodec_parameters_copy(filter.par_in(), stream.codecpar());
        filter.time_base_in(stream.time_base());
        Ffmpeg.check(av_bsf_init(filter), film, "reading");
    }

    /** Whether a stream's packets have headers; where they do not, what these would say is beside the packets. */
    static boolean areIn(AVStream stream) {
        var par = stream.codecpar();
        return par.codec_id() == AV_CODEC_ID_AAC && par.extradata_size() == 0;
    }

    /** Hands out a packet without its header; one that is so damaged that it has none is left out. */
    void takeOff(AVPacket packet, Consumer<AVPacket> packets) {
        av_packet_ref(bare, packet);
        if (av_bsf_send_packet(filter, bare) < 0) {
            av_packet_unref(bare);
        }
        while (av_bsf_receive_packet(filter, bare) >= 0) {
            packets.accept(bare);
            av_packet_unref(bare);
        }
    }

    @Override
    public void close() {
        av_bsf_free(filter);
        av_packet_free(bare);
    }
}
