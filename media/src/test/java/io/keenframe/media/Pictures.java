package io.keenframe.media;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up frames: a moving gradient with noise, always the same for the same number. */
final class Pictures {
    static final Colour BT709 = new Colour(1, 1, 1, Colour.Range.LIMITED, 1);
    static final Size SIZE = new Size(96, 64);

    private Pictures() {}

    static Frame frame(int index, long pts) {
        return frame(index, pts, SIZE, PixelFormat.YUV420P, BT709);
    }

    /** One that moves so evenly that encoders predict it from frames before and after it. */
    static Frame calm(int index, long pts) {
        List<Plane> planes = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            int width = PixelFormat.YUV420P.planeWidth(p, SIZE.width());
            int height = PixelFormat.YUV420P.planeHeight(p, SIZE.height());
            byte[] samples = new byte[width * height];
            for (int i = 0; i < samples.length; i++) {
                int across = i % width + (p == 0 ? 2 : 1) * index;
                int down = i / width;
                samples[i] = (byte) (100 + 60 * Math.sin(0.1 * across) + 30 * Math.sin(0.2 * down));
            }
            planes.add(new Plane(width, height, samples));
        }
        return new Frame(index, pts, 0, SIZE, PixelFormat.YUV420P, BT709, planes);
    }

    static Frame frame(int index, long pts, Size size, PixelFormat format, Colour colour) {
        Random random = new Random(index);
        List<Plane> planes = new ArrayList<>();
        for (int p = 0; p < format.planes(); p++) {
            int width = format.planeWidth(p, size.width());
            int height = format.planeHeight(p, size.height());
            byte[] samples = new byte[width * height * format.sampleBytes()];
            for (int i = 0; i < width * height; i++) {
                int value = 40 + (i % width + i / width + 3 * index + 40 * p) % 160 + random.nextInt(8);
                if (format.sampleBytes() == 1) {
                    samples[i] = (byte) value;
                } else {
                    int deep = value << (format.depth() - 8);
                    samples[2 * i] = (byte) deep;
                    samples[2 * i + 1] = (byte) (deep >> 8);
                }
            }
            planes.add(new Plane(width, height, samples));
        }
        return new Frame(index, pts, 0, size, format, colour, planes);
    }
}
