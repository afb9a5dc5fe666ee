package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avfilter.*;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.media.MediaException;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** One of FFmpeg's filters between a way in and a way out, for frames of one size and format; for one thread. */
public final class FilterGraph implements AutoCloseable {
    static {
        Ffmpeg.load();
    }

    private final String filter;
    private final AVFilterGraph graph = avfilter_graph_alloc();
    private final AVFilterContext in = new AVFilterContext(null);
    private final AVFilterContext out = new AVFilterContext(null);

    /** @throws MediaException where this build of FFmpeg has no such filter, or it takes no such frames */
    public FilterGraph(String filter, @Nullable String options, Size size, PixelFormat format) {
        this.filter = filter;
        AVFilterContext middle = new AVFilterContext(null);
        add("buffer", "video_size=%s:pix_fmt=%s:time_base=1/25".formatted(size, format.name()), in);
        add(filter, options, middle);
        add("buffersink", null, out);
        check(avfilter_link(in, 0, middle, 0));
        check(avfilter_link(middle, 0, out, 0));
        check(avfilter_graph_config(graph, null));
    }

    private void add(String name, @Nullable String options, AVFilterContext to) {
        check(avfilter_graph_create_filter(to, avfilter_get_by_name(name), name, options, null, graph));
    }

    private int check(int status) {
        if (status < 0 && !Ffmpeg.again(status)) {
            throw new MediaException("FFmpeg's filter " + filter + " does not work here: " + Ffmpeg.text(status));
        }
        return status;
    }

    /** Takes a frame, later than those before it, which stays the caller's. */
    public void add(AVFrame frame) {
        check(av_buffersrc_add_frame_flags(in, frame, AV_BUFFERSRC_FLAG_KEEP_REF));
    }

    /** Hands out the next frame that is ready, to be unreferenced; false where there is none yet. */
    public boolean next(AVFrame frame) {
        return check(av_buffersink_get_frame(out, frame)) >= 0;
    }

    @Override
    public void close() {
        avfilter_graph_free(graph);
    }
}
