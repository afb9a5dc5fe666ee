package io.keenframe.media.pixel;

import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** A picture whose samples are numbers in a table of 256 colours, each of them 0xAARRGGBB. */
public final class Palette {
    /** Where green, blue, red and alpha are in a colour, in the order of our planes. */
    private static final int[] SHIFTS = {8, 0, 16, 24};

    private static final int OPAQUE = 0xff;

    private final byte[] numbers;
    private final int[] colours = new int[256];

    private Palette(AVFrame frame) {
        numbers = new byte[frame.width() * frame.height()];
        BytePointer data = new BytePointer(frame.data(0));
        for (int row = 0; row < frame.height(); row++) {
            data.position((long) row * frame.linesize(0)).get(numbers, row * frame.width(), frame.width());
        }
        new IntPointer(frame.data(1)).get(colours);
    }

    /** Whether a frame's samples are numbers in a palette. */
    public static boolean isUsedBy(AVFrame frame) {
        return PixelFormats.isPalette(av_pix_fmt_desc_get(frame.format()));
    }

    /** Whether a picture shows a colour that is not opaque; what its table has besides does not count. */
    public static boolean showsThrough(AVFrame frame) {
        Palette palette = new Palette(frame);
        for (byte number : palette.numbers) {
            if (palette.colours[number & 0xff] >>> SHIFTS[3] != OPAQUE) {
                return true;
            }
        }
        return false;
    }

    /** The planes of a picture: green, blue, red and, where the format has it, alpha. */
    static List<Plane> planes(AVFrame frame, PixelFormat format) {
        Palette palette = new Palette(frame);
        List<Plane> planes = new ArrayList<>(format.planes());
        for (int i = 0; i < format.planes(); i++) {
            byte[] samples = new byte[palette.numbers.length];
            for (int at = 0; at < samples.length; at++) {
                samples[at] = (byte) (palette.colours[palette.numbers[at] & 0xff] >>> SHIFTS[i]);
            }
            planes.add(new Plane(frame.width(), frame.height(), samples));
        }
        return planes;
    }
}
