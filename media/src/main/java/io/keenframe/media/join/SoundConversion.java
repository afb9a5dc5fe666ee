package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Sound in another codec: without loss where the source's has none and the container holds such a one. */
final class SoundConversion implements Conversion {
    /** Bits in a second for each channel, where there is loss: more than anybody hears a difference at. */
    private static final int BIT_RATE = 96_000;

    private final AVStream from;
    private final AVCodecContext decoder;
    private final AVCodecContext encoder;
    private final AVPacket converted = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private @Nullable SoundGraph graph;

    private SoundConversion(AVStream from, AVCodecContext decoder, AVCodecContext encoder) {
        this.from = from;
        this.decoder = decoder;
        this.encoder = encoder;
    }

    static Optional<Conversion> of(AVStream from, Container container) {
        AVCodec reading = avcodec_find_decoder(from.codecpar().codec_id());
        AVCodec writing = reading == null ? null : avcodec_find_encoder_by_name(target(from, container));
        if (reading == null || writing == null) {
            return Optional.empty();
        }
        AVCodecContext decoder = avcodec_alloc_context3(reading);
        avcodec_parameters_to_context(decoder, from.codecpar());
        decoder.pkt_timebase(from.time_base());
        AVCodecContext encoder = avcodec_alloc_context3(writing);
        if (avcodec_open2(decoder, reading, (AVDictionary) null) < 0 || !begin(encoder, writing, decoder)) {
            avcodec_free_context(decoder);
            avcodec_free_context(encoder);
            return Optional.empty();
        }
        return Optional.of(new SoundConversion(from, decoder, encoder));
    }

    private static String target(AVStream from, Container container) {
        int properties = avcodec_descriptor_get(from.codecpar().codec_id()).props();
        boolean lossless = (properties & AV_CODEC_PROP_LOSSLESS) != 0 && (properties & AV_CODEC_PROP_LOSSY) == 0;
        return switch (container) {
            case WEBM -> "libopus";
            case TS -> "aac";
            case MP4, MOV -> lossless ? "alac" : "aac";
            case MKV -> lossless ? "flac" : "aac";
        };
    }

    private static boolean begin(AVCodecContext encoder, AVCodec codec, AVCodecContext decoder) {
        SoundFormat format = SoundFormat.nearest(codec, decoder);
        encoder.sample_fmt(format.sampleFormat());
        encoder.sample_rate(format.rate());
        format.putLayout(encoder.ch_layout());
        encoder.time_base().num(1).den(format.rate());
        encoder.bit_rate((long) BIT_RATE * format.channels());
        encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        return avcodec_open2(encoder, codec, (AVDictionary) null) >= 0;
    }

    @Override
    public void describe(AVStream to) {
        avcodec_parameters_from_context(to.codecpar(), encoder);
        to.time_base(encoder.time_base());
    }

    @Override
    public String remark() {
        return "converted to " + avcodec_get_name(encoder.codec_id()).getString();
    }

    @Override
    public void convert(@Nullable AVPacket packet, Consumer<AVPacket> packets) {
        // What is damaged is left out; the graph fills the gap with silence.
        avcodec_send_packet(decoder, packet);
        while (avcodec_receive_frame(decoder, frame) >= 0) {
            frame.pts(frame.best_effort_timestamp());
            if (graph != null && !graph.takes(frame)) {
                graph.end(f -> encode(f, packets));
                graph.close();
                graph = null;
            }
            if (graph == null) {
                graph = new SoundGraph(frame, from.time_base(), encoder);
            }
            graph.put(frame, f -> encode(f, packets));
            av_frame_unref(frame);
        }
        if (packet == null) {
            if (graph != null) {
                graph.end(f -> encode(f, packets));
            }
            encode(null, packets);
        }
    }

    private void encode(@Nullable AVFrame samples, Consumer<AVPacket> packets) {
        avcodec_send_frame(encoder, samples);
        while (avcodec_receive_packet(encoder, converted) >= 0) {
            converted.time_base(encoder.time_base());
            packets.accept(converted);
            av_packet_unref(converted);
        }
    }

    @Override
    public void close() {
        if (graph != null) {
            graph.close();
        }
        av_packet_free(converted);
        av_frame_free(frame);
        avcodec_free_context(decoder);
        avcodec_free_context(encoder);
    }
}
