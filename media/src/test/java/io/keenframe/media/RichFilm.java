package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_FORCED;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Codec;
import io.keenframe.media.av.Output;
import io.keenframe.media.write.PartFile;
import io.keenframe.media.write.PartPackets;
import io.keenframe.media.write.Timeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** A Matroska film of two seconds with a stream of every kind that a container may not hold. */
final class RichFilm {
    static final String ASS_HEADER = "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\n"
            + "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic,"
            + " Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL,"
            + " MarginR, MarginV, Encoding\n"
            + "Style: Default,Arial,20,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0\n\n"
            + "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n";
    /** How often a second the tone goes up and down, times 2 pi: seldom enough that Matroska's milliseconds are small. */
    static final double TONE = 320;
    /** A tenth of a second without sound. */
    static final int SILENT_BLOCK = 8;

    static final String COVER =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";
    private static final String PALETTE =
            "size: 96x64\npalette: 000000, ffffff, 808080, 404040, 000000, 000000, 000000,"
                    + " 000000, 000000, 000000, 000000, 000000, 000000, 000000, 000000, 000000\n";
    private static final int SAMPLE_RATE = 32_000;

    private final Output output;

    private RichFilm(Output output) {
        this.output = output;
    }

    /** Writes it; its streams: H.264 with a timecode, sound, SubRip, ASS, WebVTT, PGS, VobSub, a font, a cover. */
    static Path write(Path file) {
        long[] moments = LongStream.range(0, 50).map(i -> 40 * i).toArray();
        Path part = TimedFilm.of("matroska", Codec.H264, 1000, moments).pictures(file.resolveSibling("rich.nut"));
        Timeline timeline = Timeline.of(List.of(PartFile.timestamps(part)));
        try (Output output = new Output(file, file.resolveSibling("rich.partial"), "matroska");
                PartFile header = new PartFile(part);
                PartPackets pictures = new PartPackets(List.of(part), timeline)) {
            new RichFilm(output).write(header, pictures, timeline);
            output.finish();
        }
        return file;
    }

    private void write(PartFile header, PartPackets pictures, Timeline timeline) {
        output.context().avoid_negative_ts(0);
        AVStream video = avformat_new_stream(output.context(), null);
        avcodec_parameters_copy(video.codecpar(), header.parameters());
        video.codecpar().codec_tag(0);
        video.metadata(dictionary("timecode", "01:02:03:04"));
        AVDictionary tags = dictionary("title", "A rich film");
        av_dict_set(tags, "projectionist", "N. N.", 0);
        output.context().metadata(tags);
        AVStream sound = add(AVMEDIA_TYPE_AUDIO, AV_CODEC_ID_PCM_S16LE, "deu", "");
        sound.codecpar().sample_rate(SAMPLE_RATE);
        sound.codecpar().bits_per_coded_sample(16);
        av_channel_layout_default(sound.codecpar().ch_layout(), 1);
        add(AVMEDIA_TYPE_SUBTITLE, AV_CODEC_ID_SUBRIP, "eng", "").disposition(AV_DISPOSITION_FORCED);
        add(AVMEDIA_TYPE_SUBTITLE, AV_CODEC_ID_ASS, "fra", ASS_HEADER);
        add(AVMEDIA_TYPE_SUBTITLE, AV_CODEC_ID_WEBVTT, "spa", "");
        add(AVMEDIA_TYPE_SUBTITLE, AV_CODEC_ID_HDMV_PGS_SUBTITLE, "ita", "");
        add(AVMEDIA_TYPE_SUBTITLE, AV_CODEC_ID_DVD_SUBTITLE, "por", PALETTE);
        attach(AV_CODEC_ID_TTF, "font.ttf", "application/x-truetype-font", "a font".getBytes(StandardCharsets.UTF_8));
        attach(AV_CODEC_ID_PNG, "cover.png", "image/png", Base64.getDecoder().decode(COVER));
        output.begin(Map.of());
        for (AVPacket packet = pictures.peek(); packet != null; packet = pictures.peek()) {
            packet.duration(timeline.duration(packet.pts(), 40));
            av_packet_rescale_ts(packet, av_make_q(1, 1000), video.time_base());
            packet.stream_index(0);
            output.write(packet);
            pictures.advance();
        }
        for (int i = 0; i < 20; i++) {
            if (i != SILENT_BLOCK) {
                send(1, 100L * i, 100, tone(i));
            }
        }
        // Some recorders write a packet twice, and people talk at once.
        send(1, 1900, 100, tone(19));
        send(2, 200, 600, "Good <i>morning</i>");
        send(2, 1100, 500, "Good night");
        send(3, 300, 400, "0,0,Default,,0,0,0,,{\\pos(10,10)}Bonjour");
        send(4, 400, 500, "Buenos dias");
        send(4, 400, 500, "Adios");
        send(6, 700, 300, new byte[] {0, 8, 0, 4, 0, 0, 0, (byte) 0xff});
        // An end of a picture, and of what is shown.
        send(5, 500, 700, new byte[] {(byte) 0x80, 0, 0});
    }

    private AVStream add(int type, int codec, String language, String extradata) {
        AVStream stream = avformat_new_stream(output.context(), null);
        stream.codecpar().codec_type(type);
        stream.codecpar().codec_id(codec);
        stream.time_base().num(1).den(1000);
        stream.metadata(dictionary("language", language));
        extradata(stream, extradata.getBytes(StandardCharsets.UTF_8));
        return stream;
    }

    private void attach(int codec, String name, String type, byte[] file) {
        AVStream stream = add(AVMEDIA_TYPE_ATTACHMENT, codec, "und", "");
        extradata(stream, file);
        AVDictionary tags = dictionary("filename", name);
        av_dict_set(tags, "mimetype", type, 0);
        stream.metadata(tags);
    }

    private static void extradata(AVStream stream, byte[] bytes) {
        if (bytes.length > 0) {
            BytePointer copy = new BytePointer(av_mallocz(bytes.length + AV_INPUT_BUFFER_PADDING_SIZE));
            copy.put(bytes);
            stream.codecpar().extradata(copy);
            stream.codecpar().extradata_size(bytes.length);
        }
    }

    private static byte[] tone(int block) {
        byte[] samples = new byte[2 * SAMPLE_RATE / 10];
        for (int i = 0; i < samples.length / 2; i++) {
            int value = (int) (3000 * Math.sin(TONE / SAMPLE_RATE * (i + block * SAMPLE_RATE / 10)));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        return samples;
    }

    private static AVDictionary dictionary(String key, String value) {
        AVDictionary dictionary = new AVDictionary(null);
        av_dict_set(dictionary, key, value, 0);
        return dictionary;
    }

    private void send(int stream, long pts, long duration, String text) {
        send(stream, pts, duration, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(int stream, long pts, long duration, byte[] bytes) {
        AVPacket packet = av_packet_alloc();
        av_new_packet(packet, bytes.length);
        packet.data().put(bytes);
        packet.pts(pts);
        packet.dts(pts);
        packet.duration(duration);
        packet.flags(AV_PKT_FLAG_KEY);
        packet.stream_index(stream);
        av_packet_rescale_ts(
                packet, av_make_q(1, 1000), output.context().streams(stream).time_base());
        output.write(packet);
        av_packet_free(packet);
    }
}
