package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.media.MediaException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Our frames as FFmpeg's, in the same format. */
public final class FramePacker {
    private FramePacker() {}

    /** A new frame with the picture, the colour tags and the timestamp of ours; to be freed. */
    public static AVFrame pack(Frame frame) {
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
     * <p>It is blank: encoders read a little beyond the ends of rows and planes, and what they find there decides some of
     * their bytes.
     */
    public static AVFrame allocate(int width, int height, int format) {
        AVFrame frame = av_frame_alloc();
        frame.width(width);
        frame.height(height);
        frame.format(format);
        if (av_frame_get_buffer(frame, 0) < 0) {
            av_frame_free(frame);
            throw new MediaException("no memory for a picture of " + width + "x" + height + " pixels; make it smaller");
        }
        for (int i = 0; frame.buf(i) != null; i++) {
            Pointer.memset(frame.buf(i).data(), 0, frame.buf(i).size());
        }
        return frame;
    }

    /** Blanks again what lies between the end of each row and the beginning of the next, where converters write. */
    public static void blankBetweenRows(AVFrame frame) {
        int shift = av_pix_fmt_desc_get(frame.format()).log2_chroma_h();
        for (int plane = 0; plane < AVFrame.AV_NUM_DATA_POINTERS && frame.data(plane) != null; plane++) {
            boolean chroma = plane == 1 || plane == 2;
            int rows = chroma ? -(-frame.height() >> shift) : frame.height();
            int row = av_image_get_linesize(frame.format(), frame.width(), plane);
            int rest = frame.linesize(plane) - row;
            BytePointer data = new BytePointer(frame.data(plane));
            for (int i = 0; rest > 0 && i < rows; i++) {
                Pointer.memset(data.position((long) i * frame.linesize(plane) + row), 0, rest);
            }
        }
    }

    private static void put(Plane plane, BytePointer data, int stride) {
        int rowBytes = plane.width() * plane.sampleBytes();
        for (int row = 0; row < plane.height(); row++) {
            data.position((long) row * stride).put(plane.samples(), row * rowBytes, rowBytes);
        }
    }
}
