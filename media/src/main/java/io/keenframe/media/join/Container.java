package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;

import io.keenframe.contract.Codec;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Ffmpeg;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** What a result is stored in, by its file's extension. */
public enum Container {
    MP4("mp4"),
    MOV("mov"),
    MKV("matroska"),
    WEBM("webm"),
    TS("mpegts");

    private final String format;

    Container(String format) {
        this.format = format;
    }

    /**
     * The container that a file's name asks for.
     *
     * @throws MediaException where the extension is none of .mp4, .m4v, .mov, .mkv, .webm and .ts
     */
    public static Container of(Path output) {
        String name = output.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "mp4", "m4v" -> MP4;
            case "mov" -> MOV;
            case "mkv" -> MKV;
            case "webm" -> WEBM;
            case "ts" -> TS;
            case "avi" ->
                throw new MediaException(
                        name + ": .avi holds neither exact timestamps nor modern codecs; name the result .mkv");
            default ->
                throw new MediaException(
                        name + " does not end in .mp4, .m4v, .mov, .mkv, .webm or .ts; name the result so");
        };
    }

    /**
     * Makes sure, before any work is done, that a result of that name can hold a codec.
     *
     * @throws MediaException where it cannot
     */
    public static void check(Path output, Codec codec) {
        Container container = of(output);
        if (!container.holds(id(codec))) {
            String better = codec == Codec.PRORES ? ".mov" : ".mkv";
            throw MediaException.of(output, "cannot hold " + codec.label() + "; name the result " + better);
        }
    }

    /** FFmpeg's name of the container's format. */
    public String format() {
        return format;
    }

    /** What its files' names end in. */
    String extension() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is MP4, M4V or MOV, which are one format. */
    public boolean isMov() {
        return this == MP4 || this == MOV;
    }

    boolean isMatroska() {
        return this == MKV || this == WEBM;
    }

    /** Whether it takes streams of one of FFmpeg's codecs. */
    boolean holds(int codecId) {
        Ffmpeg.load();
        AVOutputFormat muxer = av_guess_format(format, (String) null, null);
        return this == TS ? isBroadcast(codecId) : avformat_query_codec(muxer, codecId, 0) == 1;
    }

    /** Whether it takes a copy of a stream. */
    boolean holds(AVStream stream) {
        return holds(stream.codecpar().codec_id()) && (this == TS || Trial.accepts(format, stream));
    }

    // FFmpeg's muxer does not say; what it does not know it writes as private data that nothing reads.
    private static boolean isBroadcast(int id) {
        return switch (id) {
            case AV_CODEC_ID_H264,
                    AV_CODEC_ID_HEVC,
                    AV_CODEC_ID_MPEG2VIDEO,
                    AV_CODEC_ID_MPEG4,
                    AV_CODEC_ID_AAC,
                    AV_CODEC_ID_MP2,
                    AV_CODEC_ID_MP3,
                    AV_CODEC_ID_AC3,
                    AV_CODEC_ID_EAC3,
                    AV_CODEC_ID_DTS,
                    AV_CODEC_ID_TRUEHD,
                    AV_CODEC_ID_OPUS,
                    AV_CODEC_ID_DVB_SUBTITLE,
                    AV_CODEC_ID_DVB_TELETEXT,
                    AV_CODEC_ID_SMPTE_KLV,
                    AV_CODEC_ID_TIMED_ID3 -> true;
            default -> false;
        };
    }

    private static int id(Codec codec) {
        return switch (codec) {
            case H264 -> AV_CODEC_ID_H264;
            case HEVC -> AV_CODEC_ID_HEVC;
            case AV1 -> AV_CODEC_ID_AV1;
            case FFV1 -> AV_CODEC_ID_FFV1;
            case PRORES -> AV_CODEC_ID_PRORES;
        };
    }
}
