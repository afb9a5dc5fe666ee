package io.keenframe.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.Input;
import io.keenframe.media.av.Progress;
import io.keenframe.media.pixel.SequenceSize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** One stream's packets in, its presented frames out, in the order of their presentation. */
final class Decoder implements AutoCloseable {
    /** Between two frames: a bound for hostile files. */
    static final int MOST_LOST = 1 << 20;

    private final Input input;
    private final int stream;
    private final Progress progress;
    private final AVCodecContext context;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final SequenceSize sizes;
    private final List<Long> lost = new ArrayList<>();
    private final Set<Long> damaged = new HashSet<>();
    private final @Nullable SliceChecksums checksums;
    private int refusals;
    private boolean draining;
    private boolean held;

    Decoder(Input input, int stream, int threads, SourceLimits limits, Progress progress) {
        this.input = input;
        this.stream = stream;
        this.progress = progress;
        this.checksums = input.stream(stream).codecpar().codec_id() == AV_CODEC_ID_FFV1 ? new SliceChecksums() : null;
        this.context = open(input, input.stream(stream), threads, limits.pixels());
        this.sizes = new SequenceSize(context.codec_id());
    }

    private static AVCodecContext open(Input input, AVStream stream, int threads, long maxPixels) {
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null) {
            String name = avcodec_get_name(stream.codecpar().codec_id()).getString();
            throw MediaException.of(
                    input.file(),
                    "has video of a codec that this build cannot decode (" + name + "); convert it first");
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        try {
            Ffmpeg.check(avcodec_parameters_to_context(context, stream.codecpar()), input.file(), "opening");
            context.pkt_timebase(stream.time_base());
            context.thread_count(threads);
            context.max_pixels(maxPixels);
            Ffmpeg.check(avcodec_open2(context, codec, (AVDictionary) null), input.file(), "decoding");
            return context;
        } catch (RuntimeException e) {
            avcodec_free_context(context);
            throw e;
        }
    }

    /** The next presented frame, which the next call overwrites; false at the end. */
    boolean next() {
        while (true) {
            int status = avcodec_receive_frame(context, frame);
            if (status >= 0) {
                if ((frame.flags() & AVFrame.AV_FRAME_FLAG_DISCARD) == 0) {
                    return true;
                }
            } else if (Ffmpeg.again(status)) {
                feed();
            } else if (Ffmpeg.ended(status)) {
                if (!held) {
                    return false;
                }
                goOn();
            } else {
                // Which of the packets before it could not be decoded, it does not say.
                lost(AV_NOPTS_VALUE);
                if (draining && ++refusals > 10_000) {
                    return false;
                }
            }
        }
    }

    private void feed() {
        while (input.read(packet)) {
            try {
                progress.saw(packet);
                if (packet.stream_index() == stream) {
                    if (checksums != null && checksums.isDamaged(packet)) {
                        damaged.add(moment());
                    }
                    held = sizes.changesAt(packet);
                    send(held ? null : packet);
                    return;
                }
            } finally {
                if (!held) {
                    av_packet_unref(packet);
                }
            }
        }
        draining = true;
        send(null);
    }

    private void send(@Nullable AVPacket next) {
        if (avcodec_send_packet(context, next) < 0 && next != null) {
            lost(moment());
        }
    }

    /** After the last picture of one size has been handed out, begins with the first of another. */
    private void goOn() {
        held = false;
        avcodec_flush_buffers(context);
        send(packet);
        av_packet_unref(packet);
    }

    /** Forgets what it was decoding, after a seek. */
    void flush() {
        if (held) {
            av_packet_unref(packet);
            held = false;
        }
        avcodec_flush_buffers(context);
        damaged.clear();
        draining = false;
    }

    AVFrame frame() {
        return frame;
    }

    private long moment() {
        return packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    }

    /** Whether part of the frame's picture was made up, by what the decoder says or the stream's own checksums. */
    boolean isDamaged() {
        return frame.decode_error_flags() != 0
                || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0
                || damaged.contains(frame.best_effort_timestamp());
    }

    private void lost(long pts) {
        if (lost.size() < MOST_LOST) {
            lost.add(pts);
        }
    }

    /** The moments of the packets that the codec has made nothing of since this was last asked. */
    List<Long> lost() {
        List<Long> since = List.copyOf(lost);
        lost.clear();
        return since;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        av_packet_free(packet);
        avcodec_free_context(context);
    }
}
