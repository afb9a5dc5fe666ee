package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import io.keenframe.media.av.Input;
import io.keenframe.media.join.Metadata;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** A film's subtitles that are text, as lines: language, codec, the milliseconds from and to, the text. */
final class SubtitleLines {
    private SubtitleLines() {}

    static List<String> of(Path film) {
        List<String> lines = new ArrayList<>();
        AVPacket packet = av_packet_alloc();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            while (input.read(packet)) {
                var stream = input.stream(packet.stream_index());
                var codec = avcodec_descriptor_get(stream.codecpar().codec_id());
                if (codec != null
                        && codec.type() == AVMEDIA_TYPE_SUBTITLE
                        && (codec.props() & AV_CODEC_PROP_TEXT_SUB) != 0) {
                    String text = text(packet, stream.codecpar().codec_id());
                    long from = av_rescale_q(packet.pts(), stream.time_base(), av_make_q(1, 1000));
                    long to = av_rescale_q(packet.pts() + packet.duration(), stream.time_base(), av_make_q(1, 1000));
                    if (!text.isEmpty()) {
                        lines.add(Metadata.read(stream.metadata()).get("language") + " "
                                + avcodec_get_name(stream.codecpar().codec_id()).getString() + " " + from + "-" + to
                                + " " + text);
                    }
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        lines.sort(null);
        return lines;
    }

    /** MP4 puts a text's length before it, and its styles after. */
    private static String text(AVPacket packet, int codec) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        if (codec != AV_CODEC_ID_MOV_TEXT) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        int length = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return new String(bytes, 2, length, StandardCharsets.UTF_8);
    }
}
