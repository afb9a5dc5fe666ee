package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.FilterGraph;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** A figure that one of FFmpeg's filters finds for each frame, such as blurdetect's; for one thread. */
public final class FilterGauge implements AutoCloseable {
    private final String filter;
    private final String key;
    private final FilterGraph graph;

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
        this.graph = new FilterGraph(filter, null, size, format);
    }

    /** The figure for a frame, later than those before it. */
    public double of(Frame frame) {
        AVFrame packed = FramePacker.pack(frame);
        AVFrame filtered = av_frame_alloc();
        try {
            graph.add(packed);
            AVDictionaryEntry entry = graph.next(filtered) ? av_dict_get(filtered.metadata(), key, null, 0) : null;
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
        graph.close();
    }
}
