package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_CAP_VARIABLE_FRAME_SIZE;
import static org.bytedeco.ffmpeg.global.avfilter.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.media.MediaException;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.FfmpegLog;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Decoded sound in the blocks that an encoder takes; gaps become silence, so that the rest is heard when it was. */
final class SoundGraph implements AutoCloseable {
    /** Matroska's moments are up to half a millisecond off; a gap is what cannot be that. */
    private static final String FILLING = "async=1:min_hard_comp=0.02";

    private final AVFilterGraph graph = avfilter_graph_alloc();
    private final AVFilterContext in = new AVFilterContext(null);
    private final AVFilterContext out = new AVFilterContext(null);
    private final AVFrame block = av_frame_alloc();
    private final int sampleFormat;
    private final int rate;
    private final String layout;

    /** A graph for frames like the given one. */
    SoundGraph(AVFrame like, AVRational timeBase, AVCodecContext encoder) {
        sampleFormat = like.format();
        rate = like.sample_rate();
        layout = layout(like.ch_layout());
        AVFilterContext resample = new AVFilterContext(null);
        AVFilterContext format = new AVFilterContext(null);
        add(
                "abuffer",
                "time_base=%d/%d:sample_rate=%d:sample_fmt=%s:channel_layout=%s"
                        .formatted(timeBase.num(), timeBase.den(), rate, name(sampleFormat), layout),
                in);
        add("aresample", FILLING, resample);
        add(
                "aformat",
                "sample_fmts=%s:sample_rates=%d:channel_layouts=%s"
                        .formatted(name(encoder.sample_fmt()), encoder.sample_rate(), layout(encoder.ch_layout())),
                format);
        add("abuffersink", null, out);
        check(avfilter_link(in, 0, resample, 0));
        check(avfilter_link(resample, 0, format, 0));
        check(avfilter_link(format, 0, out, 0));
        check(avfilter_graph_config(graph, null));
        if ((encoder.codec().capabilities() & AV_CODEC_CAP_VARIABLE_FRAME_SIZE) == 0) {
            av_buffersink_set_frame_size(out, encoder.frame_size());
        }
    }

    private void add(String name, @Nullable String options, AVFilterContext to) {
        check(avfilter_graph_create_filter(to, avfilter_get_by_name(name), name, options, null, graph));
    }

    private static void check(int status) {
        if (status < 0) {
            throw new MediaException("sound cannot be converted: " + FfmpegLog.reason(Ffmpeg.text(status))
                    + "; name the result .mkv, which holds it as it is");
        }
    }

    private static String name(int sampleFormat) {
        return av_get_sample_fmt_name(sampleFormat).getString();
    }

    /** A layout in FFmpeg's words. */
    private static String layout(AVChannelLayout layout) {
        byte[] words = new byte[128];
        int length = av_channel_layout_describe(SoundFormat.said(layout), words, words.length);
        return new String(words, 0, Math.max(0, length - 1), StandardCharsets.US_ASCII);
    }

    /** Whether a frame is like the one that the graph was made for. */
    boolean takes(AVFrame frame) {
        return frame.format() == sampleFormat
                && frame.sample_rate() == rate
                && layout(frame.ch_layout()).equals(layout);
    }

    /** Takes a frame, and hands out the blocks that are full. */
    void put(AVFrame frame, Consumer<AVFrame> blocks) {
        check(av_buffersrc_add_frame_flags(in, frame, AV_BUFFERSRC_FLAG_KEEP_REF));
        drain(blocks);
    }

    /** Hands out the rest. */
    void end(Consumer<AVFrame> blocks) {
        check(av_buffersrc_add_frame_flags(in, null, 0));
        drain(blocks);
    }

    private void drain(Consumer<AVFrame> blocks) {
        AVRational unit = av_buffersink_get_time_base(out);
        while (av_buffersink_get_frame(out, block) >= 0) {
            block.pts(av_rescale_q(block.pts(), unit, new AVRational().num(1).den(block.sample_rate())));
            blocks.accept(block);
            av_frame_unref(block);
        }
    }

    @Override
    public void close() {
        av_frame_free(block);
        avfilter_graph_free(graph);
    }
}
