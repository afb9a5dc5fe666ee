package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avfilter.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** A figure that one of FFmpeg's filters finds for each frame, such as blurdetect's; for one thread. */
public final class FilterGauge implements AutoCloseable {
    static {
        Ffmpeg.load();
    }

    private final String filter;
    private final String key;
    private final AVFilterGraph graph = avfilter_graph_alloc();
    private final AVFilterContext in = new AVFilterContext(null);
    private final AVFilterContext out = new AVFilterContext(null);

    /**
     * A gauge for frames of one size and format.
     *
     * @param filter the filter's name
     * @param key the name of the metadata that it leaves on a frame
     * @throws MediaException where this build of FFmpeg has no such filter
     */
    public FilterGauge(String filter, String key, Size size, PixelFormat format) {
        this.filter = filter;
        this.key = key;
        AVFilterContext gauge = new AVFilterContext(null);
        String frames = "video_size=%s:pix_fmt=%s:time_base=1/25".formatted(size, format.name());
        add("buffer", frames, in);
        add(filter, null, gauge);
        add("buffersink", null, out);
        check(avfilter_link(in, 0, gauge, 0));
        check(avfilter_link(gauge, 0, out, 0));
        check(avfilter_graph_config(graph, null));
    }

    private void add(String name, @Nullable String options, AVFilterContext to) {
        check(avfilter_graph_create_filter(to, avfilter_get_by_name(name), name, options, null, graph));
    }

    private void check(int status) {
        if (status < 0) {
            throw new MediaException("FFmpeg's filter " + filter + " does not work here: " + Ffmpeg.text(status));
        }
    }

    /** The figure for a frame, later than those before it. */
    public double of(Frame frame) {
        AVFrame packed = FramePacker.pack(frame);
        AVFrame filtered = av_frame_alloc();
        try {
            check(av_buffersrc_add_frame_flags(in, packed, AV_BUFFERSRC_FLAG_KEEP_REF));
            check(av_buffersink_get_frame(out, filtered));
            AVDictionaryEntry entry = av_dict_get(filtered.metadata(), key, null, 0);
            if (entry == null) {
                throw new MediaException("FFmpeg's filter " + filter + " says no " + key);
            }
            return Double.parseDouble(entry.value().getString());
        } finally {
            av_frame_free(filtered);
            av_frame_free(packed);
        }
    }

    @Override
    public void close() {
        avfilter_graph_free(graph);
    }
}
