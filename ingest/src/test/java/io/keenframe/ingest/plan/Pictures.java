package io.keenframe.ingest.plan;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.List;
import java.util.SplittableRandom;

/** Gray frames with a known amount of blur, for the planner's tests. */
final class Pictures {
    private static final PixelFormat GRAY = new PixelFormat("gray", PixelFormat.Model.GRAY, 8, 0, 0, false);
    private static final Size SIZE = new Size(320, 180);

    private Pictures() {}

    /** A random scene of blocks large and small in a band of 64 codes, shifted and then averaged over a square. */
    static Frame scene(int index, long seed, int brightness, int shift, int blurRadius) {
        int width = SIZE.width();
        int height = SIZE.height();
        int[] sharp = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sharp[y * width + x] =
                        brightness + block(seed, x + shift, y, 20, 48) + block(seed, x + shift, y, 6, 16);
            }
        }
        byte[] samples = new byte[sharp.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                samples[y * width + x] = (byte) mean(sharp, x, y, blurRadius);
            }
        }
        return new Frame(index, index, 1, SIZE, GRAY, Colour.UNSPECIFIED, List.of(new Plane(width, height, samples)));
    }

    private static int block(long seed, int x, int y, int side, int most) {
        long cell = seed * 1_000_003 + (y / side) * 10_007L + x / side + 31L * side;
        return new SplittableRandom(cell).nextInt(most);
    }

    private static int mean(int[] picture, int x, int y, int radius) {
        int sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - radius); v <= Math.min(SIZE.height() - 1, y + radius); v++) {
            for (int u = Math.max(0, x - radius); u <= Math.min(SIZE.width() - 1, x + radius); u++) {
                sum += picture[v * SIZE.width() + u];
                count++;
            }
        }
        return sum / count;
    }
}
