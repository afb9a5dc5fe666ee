package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Subtitles that are text, in another way of writing them; each comes up and goes when it did. */
final class SubtitleConversion implements Conversion {
    /** More than any line of dialogue, with all its marks. */
    private static final int LARGEST = 1 << 20;

    private final AVStream from;
    private final AVCodecContext decoder;
    private final AVCodecContext encoder;
    private final Overlaps overlaps = new Overlaps();
    private final BytePointer bytes = new BytePointer(LARGEST);
    private final AVPacket converted = av_packet_alloc();

    private SubtitleConversion(AVStream from, AVCodecContext decoder, AVCodecContext encoder) {
        this.from = from;
        this.decoder = decoder;
        this.encoder = encoder;
    }

    static Optional<Conversion> of(AVStream from, Container container) {
        AVCodec reading = avcodec_find_decoder(from.codecpar().codec_id());
        if (!isText(from.codecpar().codec_id()) || container == Container.TS || reading == null) {
            return Optional.empty();
        }
        AVCodecContext decoder = avcodec_alloc_context3(reading);
        avcodec_parameters_to_context(decoder, from.codecpar());
        decoder.pkt_timebase(from.time_base());
        AVCodecContext encoder = avcodec_alloc_context3(avcodec_find_encoder(target(container)));
        if (avcodec_open2(decoder, reading, (AVDictionary) null) < 0 || !begin(encoder, decoder)) {
            avcodec_free_context(decoder);
            avcodec_free_context(encoder);
            return Optional.empty();
        }
        return Optional.of(new SubtitleConversion(from, decoder, encoder));
    }

    private static boolean isText(int codec) {
        return switch (codec) {
            case AV_CODEC_ID_SUBRIP,
                    AV_CODEC_ID_ASS,
                    AV_CODEC_ID_SSA,
                    AV_CODEC_ID_MOV_TEXT,
                    AV_CODEC_ID_WEBVTT,
                    AV_CODEC_ID_TEXT -> true;
            default -> false;
        };
    }

    private static int target(Container container) {
        return switch (container) {
            case MP4, MOV -> AV_CODEC_ID_MOV_TEXT;
            case WEBM -> AV_CODEC_ID_WEBVTT;
            case MKV, TS -> AV_CODEC_ID_SUBRIP;
        };
    }

    /** Every decoder hands text on as ASS, whose header has the styles that the encoder looks up. */
    private static boolean begin(AVCodecContext encoder, AVCodecContext decoder) {
        int size = decoder.subtitle_header_size();
        BytePointer header = new BytePointer(av_mallocz(size + 1L));
        byte[] styles = new byte[size];
        if (size > 0) {
            decoder.subtitle_header().get(styles);
            header.put(styles);
        }
        encoder.subtitle_header(header);
        encoder.subtitle_header_size(size);
        encoder.time_base().num(1).den(AV_TIME_BASE);
        encoder.flags(encoder.flags() | AV_CODEC_FLAG_BITEXACT);
        return avcodec_open2(encoder, encoder.codec(), (AVDictionary) null) >= 0;
    }

    @Override
    public void describe(AVStream to) {
        avcodec_parameters_from_context(to.codecpar(), encoder);
        to.time_base(from.time_base());
    }

    @Override
    public String remark() {
        int codec = from.codecpar().codec_id();
        boolean styled = codec == AV_CODEC_ID_ASS || codec == AV_CODEC_ID_SSA;
        return "converted to " + avcodec_get_name(encoder.codec_id()).getString()
                + (styled ? ", without its places on the screen and most of its styles" : "");
    }

    @Override
    public void convert(@Nullable AVPacket packet, Consumer<AVPacket> packets) {
        if (packet == null) {
            overlaps.end().forEach(stretch -> encode(stretch, packets));
            return;
        }
        for (String text : decode(packet)) {
            Overlaps.Line line = new Overlaps.Line(packet.pts(), packet.pts() + packet.duration(), text);
            if (encoder.codec_id() == AV_CODEC_ID_MOV_TEXT && packet.duration() > 0) {
                overlaps.add(line).forEach(stretch -> encode(stretch, packets));
            } else {
                encode(new Overlaps.Stretch(line.start(), line.end(), List.of(text)), packets);
            }
        }
    }

    /** A packet's events, as lines of ASS. */
    private List<String> decode(AVPacket packet) {
        AVSubtitle subtitle = new AVSubtitle();
        int[] got = {0};
        if (avcodec_decode_subtitle2(decoder, subtitle, got, packet) < 0 || got[0] == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < subtitle.num_rects(); i++) {
            BytePointer line = subtitle.rects(i).ass();
            if (line != null) {
                lines.add(line.getString(StandardCharsets.UTF_8));
            }
        }
        avsubtitle_free(subtitle);
        return lines;
    }

    private void encode(Overlaps.Stretch stretch, Consumer<AVPacket> packets) {
        AVSubtitle subtitle = new AVSubtitle();
        PointerPointer<AVSubtitleRect> rects = new PointerPointer<>(
                av_mallocz((long) Loader.sizeof(Pointer.class) * stretch.texts().size()));
        subtitle.rects(rects);
        subtitle.num_rects(stretch.texts().size());
        int last = stretch.texts().size() - 1;
        for (int i = 0; i < stretch.texts().size(); i++) {
            AVSubtitleRect rect = new AVSubtitleRect(av_mallocz(Loader.sizeof(AVSubtitleRect.class)));
            rect.type(SUBTITLE_ASS);
            String line = stretch.texts().get(i) + (i < last ? "\\N" : "");
            try (BytePointer text = new BytePointer(line, StandardCharsets.UTF_8)) {
                rect.ass(av_strdup(text));
            }
            rects.put(i, rect);
        }
        int size = avcodec_encode_subtitle(encoder, bytes, LARGEST, subtitle);
        avsubtitle_free(subtitle);
        if (size > 0) {
            hand(stretch, size, packets);
        }
    }

    private void hand(Overlaps.Stretch stretch, int size, Consumer<AVPacket> packets) {
        av_new_packet(converted, size);
        byte[] text = new byte[size];
        bytes.get(text);
        converted.data().put(text);
        converted.pts(stretch.start());
        converted.dts(stretch.start());
        converted.duration(stretch.end() - stretch.start());
        converted.flags(AV_PKT_FLAG_KEY);
        converted.time_base(from.time_base());
        packets.accept(converted);
        av_packet_unref(converted);
    }

    @Override
    public void close() {
        av_packet_free(converted);
        avcodec_free_context(decoder);
        avcodec_free_context(encoder);
        bytes.close();
    }
}
