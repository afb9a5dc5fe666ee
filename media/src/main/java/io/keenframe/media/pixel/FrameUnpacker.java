package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_MONOWHITE;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.avutil.av_read_image_line2;

import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.media.av.ShortLine;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;

/** FFmpeg's frames as planes without padding: nothing is calculated, samples only change their place. */
public final class FrameUnpacker {
    private FrameUnpacker() {}

    /** The planes of a frame in our format for its samples ({@link PixelFormats#of}). */
    public static List<Plane> planes(AVFrame frame, PixelFormat format) {
        if (Palette.isUsedBy(frame)) {
            return Palette.planes(frame, format);
        }
        List<Plane> planes = new ArrayList<>(format.planes());
        boolean plain = PixelFormats.isPlain(frame.format());
        for (int i = 0; i < format.planes(); i++) {
            int width = format.planeWidth(i, frame.width());
            int height = format.planeHeight(i, frame.height());
            byte[] samples = new byte[width * height * format.sampleBytes()];
            if (plain) {
                copyRows(frame, i, width * format.sampleBytes(), height, samples);
            } else {
                gather(frame, component(format, frame, i), width, height, format, samples);
            }
            planes.add(new Plane(width, height, samples));
        }
        return planes;
    }

    private static void copyRows(AVFrame frame, int plane, int rowBytes, int rows, byte[] samples) {
        BytePointer data = new BytePointer(frame.data(plane));
        int stride = frame.linesize(plane);
        if (stride == rowBytes) {
            data.get(samples);
            return;
        }
        for (int row = 0; row < rows; row++) {
            data.position((long) row * stride).get(samples, row * rowBytes, rowBytes);
        }
    }

    /** Which of FFmpeg's components fills a plane of ours: RGB is stored as G, B, R; gray with alpha becomes RGB. */
    private static int component(PixelFormat format, AVFrame frame, int plane) {
        AVPixFmtDescriptor d = av_pix_fmt_desc_get(frame.format());
        if (PixelFormats.model(d) == PixelFormat.Model.GRAY) {
            return plane == 3 ? 1 : 0;
        }
        return format.model() == PixelFormat.Model.RGB && plane < 3 ? (plane + 1) % 3 : plane;
    }

    private static void gather(
            AVFrame frame, int component, int width, int height, PixelFormat format, byte[] samples) {
        AVPixFmtDescriptor d = av_pix_fmt_desc_get(frame.format());
        int depth = PixelFormats.component(d, component).depth();
        try (ShortLine line = new ShortLine(width)) {
            for (int row = 0; row < height; row++) {
                av_read_image_line2(line.pointer(), frame.data(), frame.linesize(), d, 0, row, component, width, 0, 2);
                line.store(depth, format, samples, row * width);
            }
        }
        if (frame.format() == AV_PIX_FMT_MONOWHITE) {
            // The one format in which 0 is white.
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) ~samples[i];
            }
        }
    }
}
