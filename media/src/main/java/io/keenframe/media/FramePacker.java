package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Our frames as FFmpeg's, in the same format. */
final class FramePacker {
    private FramePacker() {}

    /** A new frame with the picture, the colour tags and the timestamp of ours; to be freed. */
    static AVFrame pack(Frame frame) {
        AVFrame packed = allocate(frame.size().width(), frame.size().height(), PixelFormats.id(frame.format()));
        for (int i = 0; i < frame.planes().size(); i++) {
            put(frame.planes().get(i), new BytePointer(packed.data(i)), packed.linesize(i));
        }
        Colours.put(frame.colour(), packed);
        packed.pts(frame.pts());
        packed.duration(frame.duration());
        return packed;
    }

    /**
     * A new frame with room for a picture.
     *
     * <p>It is blank: encoders read a little beyond the ends of rows, and what they find there decides some of their bytes.
     */
    static AVFrame allocate(int width, int height, int format) {
        AVFrame frame = av_frame_alloc();
        frame.width(width);
        frame.height(height);
        frame.format(format);
        if (av_frame_get_buffer(frame, 0) < 0) {
            av_frame_free(frame);
            throw new MediaException("no memory for a picture of " + width + "x" + height + " pixels; make it smaller");
        }
        fill(frame, 0);
        return frame;
    }

    /** Sets every byte of a frame, also those between its rows. */
    static void fill(AVFrame frame, int value) {
        for (int i = 0; frame.buf(i) != null; i++) {
            Pointer.memset(frame.buf(i).data(), value, frame.buf(i).size());
        }
    }

    private static void put(Plane plane, BytePointer data, int stride) {
        int rowBytes = plane.width() * plane.sampleBytes();
        for (int row = 0; row < plane.height(); row++) {
            data.position((long) row * stride).put(plane.samples(), row * rowBytes, rowBytes);
        }
    }
}
