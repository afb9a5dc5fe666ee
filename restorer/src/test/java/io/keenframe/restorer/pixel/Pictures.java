package io.keenframe.restorer.pixel;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.PixelFormat.Model;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Frames of all formats for tests. */
public final class Pictures {
    public static final List<PixelFormat> FORMATS = List.of(
            PixelFormat.YUV420P,
            new PixelFormat("yuva420p", Model.YUV, 8, 1, 1, true),
            new PixelFormat("yuv422p", Model.YUV, 8, 1, 0, false),
            new PixelFormat("yuv440p", Model.YUV, 8, 0, 1, false),
            new PixelFormat("yuv411p", Model.YUV, 8, 2, 0, false),
            new PixelFormat("yuv410p", Model.YUV, 8, 2, 2, false),
            new PixelFormat("yuv444p", Model.YUV, 8, 0, 0, false),
            new PixelFormat("yuv420p10le", Model.YUV, 10, 1, 1, false),
            new PixelFormat("yuv422p12le", Model.YUV, 12, 1, 0, false),
            new PixelFormat("yuva444p16le", Model.YUV, 16, 0, 0, true),
            new PixelFormat("gray", Model.GRAY, 8, 0, 0, false),
            new PixelFormat("ya16le", Model.GRAY, 16, 0, 0, true),
            new PixelFormat("gbrp", Model.RGB, 8, 0, 0, false),
            new PixelFormat("gbrap12le", Model.RGB, 12, 0, 0, true));

    private Pictures() {}

    /** A format of {@link #FORMATS}. */
    public static PixelFormat format(String name) {
        return FORMATS.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    /** The value of every sample of a plane. */
    public interface Painting {
        int sample(int plane, int row, int column);
    }

    /** A frame whose samples are those of a painting. */
    public static Frame painted(PixelFormat format, Size size, Colour colour, Painting painting) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            int width = format.planeWidth(i, size.width());
            int height = format.planeHeight(i, size.height());
            byte[] samples = new byte[width * height * format.sampleBytes()];
            for (int at = 0; at < width * height; at++) {
                int value = painting.sample(i, at / width, at % width);
                if (format.sampleBytes() == 1) {
                    samples[at] = (byte) value;
                } else {
                    samples[2 * at] = (byte) value;
                    samples[2 * at + 1] = (byte) (value >> 8);
                }
            }
            planes.add(new Plane(width, height, samples));
        }
        return new Frame(3, -7, 40, size, format, colour, planes);
    }

    /** A frame of independent random samples, most of them colours that no screen can show. */
    public static Frame noise(PixelFormat format, Size size, Colour colour) {
        SplittableRandom random = new SplittableRandom(7);
        return painted(format, size, colour, (plane, row, column) -> random.nextInt(1 << format.depth()));
    }

    /** A frame each of whose planes has one value. */
    public static Frame flat(PixelFormat format, Size size, Colour colour, int... values) {
        return painted(format, size, colour, (plane, row, column) -> values[plane]);
    }

    /** Colour with this matrix and range. */
    public static Colour colour(int matrix, Colour.Range range) {
        return new Colour(2, 2, matrix, range, 0);
    }
}
