package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;

import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.Output;
import io.keenframe.media.write.Film;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;

/** Small films in every container and codec that this build writes and people keep, with sound and subtitles. */
public final class MixedFilms {
    private static final PixelFormat YUV420P = PixelFormat.YUV420P;
    private static final PixelFormat YUV422P10 = new PixelFormat("yuv422p10le", PixelFormat.Model.YUV, 10, 1, 0, false);

    /** A container by FFmpeg's name, what it may hold, and the encoder of its sound. */
    private record Kind(String format, List<String> pictures, String sound, int subtitles) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("mp4", List.of("libx264", "libx265", "libsvtav1", "mpeg4"), "aac", AV_CODEC_ID_MOV_TEXT),
            new Kind("mov", List.of("prores_ks", "libx264", "mjpeg"), "pcm_s16le", AV_CODEC_ID_MOV_TEXT),
            new Kind(
                    "matroska",
                    List.of("ffv1", "libx264", "libx265", "libvpx-vp9", "mpeg2video"),
                    "flac",
                    AV_CODEC_ID_SUBRIP),
            new Kind("webm", List.of("libvpx-vp9", "libsvtav1"), "opus", AV_CODEC_ID_WEBVTT),
            new Kind("mpegts", List.of("libx264", "mpeg2video", "libx265"), "ac3", AV_CODEC_ID_NONE),
            new Kind("avi", List.of("mpeg4", "mjpeg", "ffv1"), "pcm_s16le", AV_CODEC_ID_NONE),
            new Kind("nut", List.of("ffv1", "libx264", "mpeg4"), "pcm_s16le", AV_CODEC_ID_NONE),
            new Kind("flv", List.of("libx264"), "aac", AV_CODEC_ID_NONE),
            new Kind("ogg", List.of("libtheora", "libvpx"), "flac", AV_CODEC_ID_NONE),
            new Kind("mxf", List.of("mpeg2video", "prores_ks"), "pcm_s16le", AV_CODEC_ID_NONE),
            new Kind("asf", List.of("mpeg4"), "ac3", AV_CODEC_ID_NONE),
            new Kind("mpeg", List.of("mpeg2video"), "mp2", AV_CODEC_ID_NONE));

    private MixedFilms() {}

    /**
     * A film.
     *
     * @param name what it is, such as {@code matroska libx264}
     * @param bytes its file
     */
    public record Film(String name, byte[] bytes) {}

    /** The films; those left out that this build cannot write. */
    public static List<Film> all(Path scratch) {
        List<Film> films = new ArrayList<>();
        Ffmpeg.load();
        for (Kind kind : KINDS) {
            for (String encoder : kind.pictures()) {
                film(kind, encoder, scratch)
                        .ifPresent(bytes -> films.add(new Film(kind.format() + " " + encoder, bytes)));
            }
        }
        return films;
    }

    /** Writes a film as broadcasts send it: AAC with a header before every packet. */
    static Path broadcast(Path folder) throws IOException {
        Kind kind = new Kind("mpegts", List.of(), "aac", AV_CODEC_ID_NONE);
        return Files.write(
                folder.resolve("film.ts"), film(kind, "mpeg2video", folder).orElseThrow());
    }

    private static Optional<byte[]> film(Kind kind, String encoder, Path scratch) {
        PixelFormat format = encoder.startsWith("prores") ? YUV422P10 : YUV420P;
        Optional<CodedTrack> pictures = CodedTrack.pictures(encoder, format);
        if (pictures.isEmpty()) {
            return Optional.empty();
        }
        Path file = scratch.resolve("mixed.film");
        try (CodedTrack picture = pictures.get();
                CodedTrack sound = CodedTrack.sound(kind.sound());
                Output output = new Output(file, scratch.resolve("mixed.partial"), kind.format())) {
            add(output, picture);
            add(output, sound);
            if (kind.subtitles() != AV_CODEC_ID_NONE) {
                addSubtitles(output, kind.subtitles());
            }
            output.begin(Map.of("strict", "experimental"));
            interleave(output, picture, sound, kind.subtitles());
            output.finish();
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Output output, CodedTrack track) {
        AVStream stream = avformat_new_stream(output.context(), null);
        avcodec_parameters_copy(stream.codecpar(), track.parameters());
        stream.codecpar().codec_tag(0);
        stream.time_base(track.timeBase());
        if (track.parameters().width() > 0) {
            stream.avg_frame_rate().num(25).den(1);
        }
    }

    private static void addSubtitles(Output output, int codec) {
        AVStream stream = avformat_new_stream(output.context(), null);
        stream.codecpar().codec_type(AVMEDIA_TYPE_SUBTITLE);
        stream.codecpar().codec_id(codec);
        stream.time_base().num(1).den(1000);
    }

    private static void interleave(Output output, CodedTrack picture, CodedTrack sound, int subtitles) {
        for (AVPacket packet : picture.packets()) {
            send(output, packet, 0, picture);
        }
        for (AVPacket packet : sound.packets()) {
            send(output, packet, 1, sound);
        }
        if (subtitles != AV_CODEC_ID_NONE) {
            byte[] text = "Good morning".getBytes(StandardCharsets.US_ASCII);
            boolean counted = subtitles == AV_CODEC_ID_MOV_TEXT;
            AVPacket packet = av_packet_alloc();
            av_new_packet(packet, text.length + (counted ? 2 : 0));
            BytePointer data = packet.data();
            if (counted) {
                data.put(0, (byte) 0).put(1, (byte) text.length);
                data = new BytePointer(data).position(2);
            }
            data.put(text);
            packet.stream_index(2);
            packet.pts(200).dts(200).duration(300).flags(AV_PKT_FLAG_KEY);
            av_packet_rescale_ts(
                    packet,
                    org.bytedeco.ffmpeg.global.avutil.av_make_q(1, 1000),
                    output.context().streams(2).time_base());
            output.write(packet);
            av_packet_free(packet);
        }
    }

    private static void send(Output output, AVPacket packet, int stream, CodedTrack track) {
        packet.stream_index(stream);
        if (stream == 0 && packet.duration() == 0) {
            packet.duration(1);
        }
        av_packet_rescale_ts(
                packet, track.timeBase(), output.context().streams(stream).time_base());
        output.write(packet);
    }
}
