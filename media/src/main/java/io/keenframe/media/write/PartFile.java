package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.SourceFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;

/** A finished part, opened: its packets in the order of decoding, with the film's own timestamps. */
public final class PartFile implements AutoCloseable {
    private final AVFormatContext context = new AVFormatContext(null);
    private final PartTags tags;
    private final AVRational filmBase;
    private final Path file;

    /** Opens a part that {@link PartWriter} has finished. */
    public PartFile(Path file) {
        this.file = file;
        SourceFile.check(file);
        Ffmpeg.check(
                avformat_open_input(context, SourceFile.url(file), av_find_input_format("nut"), (AVDictionary) null),
                file,
                "opening the part");
        try {
            if (parameters().codec_id() == AV_CODEC_ID_AV1 && parameters().extradata_size() == 0) {
                // libaom puts its headers into the first picture alone; Matroska wants them before.
                Ffmpeg.check(
                        avformat_find_stream_info(context, (PointerPointer<?>) null), file, "looking through the part");
            }
            tags = PartTags.read(file, context);
            filmBase = new AVRational()
                    .num(tags.timeBase().numerator())
                    .den(tags.timeBase().denominator());
        } catch (RuntimeException e) {
            avformat_close_input(context);
            throw e;
        }
    }

    /** How its pictures are encoded. */
    public AVCodecParameters parameters() {
        return context.streams(0).codecpar();
    }

    /** What was said of it when it was written. */
    public PartTags tags() {
        return tags;
    }

    /** The next packet, its pts in the film's time base and without a dts; false at the end. */
    public boolean read(AVPacket packet) {
        if (av_read_frame(context, packet) < 0) {
            int error = context.pb().error();
            Ffmpeg.check(error == AVERROR_EOF ? 0 : error, file, "reading the part");
            return false;
        }
        long pts = av_rescale_q(packet.pts(), context.streams(0).time_base(), filmBase);
        packet.pts(tags.basePts() + pts);
        packet.dts(AV_NOPTS_VALUE);
        return true;
    }

    /** When each frame is presented, in the order of decoding. */
    public static long[] timestamps(Path file) {
        long[] all = new long[256];
        int count = 0;
        AVPacket packet = av_packet_alloc();
        try (PartFile part = new PartFile(file)) {
            while (part.read(packet)) {
                if (count == all.length) {
                    all = Arrays.copyOf(all, 2 * count);
                }
                all[count++] = packet.pts();
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        return Arrays.copyOf(all, count);
    }

    @Override
    public void close() {
        filmBase.close();
        avformat_close_input(context);
    }
}
