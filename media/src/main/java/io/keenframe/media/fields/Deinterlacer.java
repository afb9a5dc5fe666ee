package io.keenframe.media.fields;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.FilterGraph;
import io.keenframe.media.pixel.Colours;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.FrameUnpacker;
import io.keenframe.media.pixel.PixelFormats;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Makes whole pictures out of a frame's fields with FFmpeg's bwdif (the BBC's w3fdif with yadif's sense of motion): what
 * stands still keeps its lines, and what moves gets new ones. For one thread.
 */
public final class Deinterlacer implements AutoCloseable {
    private final FilterGraph graph;
    private final PixelFormat format;
    private final AVFrame filtered = av_frame_alloc();
    private long moment;

    /** For pictures of a size and a format, whose upper or lower field is the earlier one. */
    public Deinterlacer(Size size, PixelFormat format, boolean topFirst) {
        this.format = format;
        this.graph = new FilterGraph(
                "bwdif", "mode=send_field:deint=all:parity=" + (topFirst ? "tff" : "bff"), size, format);
    }

    /** The pictures of a frame's earlier and later field; they depend on the frame and its neighbours alone. */
    List<List<Plane>> fields(Neighbours.Triple frames) {
        List<List<Plane>> pictures = new ArrayList<>();
        add(frames.before().frame(), pictures);
        add(frames.frame(), pictures);
        // What came out so far is of frames whose neighbours are others than these.
        pictures.clear();
        add(frames.after().frame(), pictures);
        if (pictures.size() != 2) {
            throw new MediaException(
                    "FFmpeg's filter bwdif made " + pictures.size() + " pictures of a frame's 2 fields");
        }
        return pictures;
    }

    private void add(Frame frame, List<List<Plane>> pictures) {
        AVFrame packed = FramePacker.pack(frame);
        try {
            // Fields are the same whatever colours they have.
            Colours.put(Colour.UNSPECIFIED, packed);
            packed.pts(moment++);
            graph.add(packed);
            while (graph.next(filtered)) {
                requireFormat(filtered.format());
                pictures.add(FrameUnpacker.planes(filtered, format));
                av_frame_unref(filtered);
            }
        } finally {
            av_frame_free(packed);
        }
    }

    private void requireFormat(int id) {
        if (id != PixelFormats.id(format)) {
            throw new MediaException("FFmpeg's filter bwdif takes no pixels of the format " + format.name()
                    + "; choose another --interlace, such as keep");
        }
    }

    @Override
    public void close() {
        av_frame_free(filtered);
        graph.close();
    }
}
