package io.keenframe.media;

import io.keenframe.contract.Encoding;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Films whose fields are known: moments of a drawn scene, put into frames as cameras, telecines and editors do. The scene
 * has texture, a moving thing, a cut every 60 moments, noise, and fine lines that stand still.
 */
public final class FieldFilm {
    static final Size SIZE = new Size(320, 240);
    private static final int SHOT = 60;

    private static final double[] ACROSS = wave(70, x -> Math.sin(x * 0.35));
    private static final double[] DOWN = wave(90, y -> Math.cos(y * 0.2));
    private static final double[] HILLS = wave(SIZE.height(), y -> Math.sin(y * 0.09));
    private static final double[][] BEHIND = IntStream.range(0, 16)
            .mapToObj(shot -> wave(SIZE.width(), x -> Math.sin(x * 0.11 + shot)))
            .toArray(double[][]::new);

    private FieldFilm() {}

    /** A moment of the scene, as a whole picture. */
    static Plane moment(int at, int noise) {
        SplittableRandom grain = new SplittableRandom(at);
        int shot = at / SHOT;
        byte[] samples = new byte[SIZE.width() * SIZE.height()];
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int value = value(x, y, at, shot) + (noise == 0 ? 0 : grain.nextInt(-noise, noise + 1));
                samples[y * SIZE.width() + x] = (byte) Math.max(16, Math.min(235, value));
            }
        }
        return new Plane(SIZE.width(), SIZE.height(), samples);
    }

    private static int value(int x, int y, int at, int shot) {
        int left = 40 + 3 * (at % SHOT);
        int top = 60 + 20 * shot % 60;
        boolean thing = x >= left && x < left + 70 && y >= top && y < top + 90;
        if (thing) {
            return 170 + (int) (40 * ACROSS[x - left] * DOWN[y - top]);
        }
        // Lines of a pixel, as test patterns have them: they stand still.
        if (y > 200) {
            return y % 2 == 0 ? 60 : 180;
        }
        return 90 + 20 * shot % 60 + (int) (30 * BEHIND[shot % BEHIND.length][x] + 15 * HILLS[y]);
    }

    private static double[] wave(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }

    /** Frames that are moments. */
    public static List<Frame> progressive(int count, int noise) {
        return frames(count, i -> moment(i, noise));
    }

    /** Frames of letters that roll upwards over black, so many rows a frame; each letter is of dots of so many pixels. */
    public static List<Frame> rolling(int count, int rows, int dot) {
        return frames(count, i -> {
            byte[] samples = new byte[SIZE.width() * SIZE.height()];
            for (int at = 0; at < samples.length; at++) {
                int x = at % SIZE.width() / dot;
                int y = (at / SIZE.width() + rows * i) / dot;
                boolean between = y % 12 > 7 || x % 6 > 4 || x * dot > 240 || x * dot < 60;
                boolean ink =
                        new SplittableRandom(((y / 12) * 1000L + x / 6) * 64L + y % 12 * 6L + x % 6).nextInt(3) == 0;
                samples[at] = (byte) (!between && ink ? 220 : 20);
            }
            return new Plane(SIZE.width(), SIZE.height(), samples);
        });
    }

    /** Frames whose fields are moments of their own. */
    public static List<Frame> interlaced(int count, boolean topFirst, int noise) {
        return frames(count, i -> {
            Plane earlier = moment(2 * i, noise);
            Plane later = moment(2 * i + 1, noise);
            return topFirst ? woven(earlier, later) : woven(later, earlier);
        });
    }

    /** Frames of four moments' fields to five frames: two, three, two, three fields of each. */
    public static List<Frame> telecined(int count, boolean topFirst, int noise) {
        int[] first = {0, 1, 1, 2, 3};
        int[] second = {0, 1, 2, 3, 3};
        return frames(count, i -> {
            Plane earlier = moment(i / 5 * 4 + first[i % 5], noise);
            Plane later = moment(i / 5 * 4 + second[i % 5], noise);
            return topFirst ? woven(earlier, later) : woven(later, earlier);
        });
    }

    /** Frames whose fields are of any moments, by the frame's number. */
    static List<Frame> woven(int count, int noise, IntUnaryOperator top, IntUnaryOperator bottom) {
        return frames(count, i -> woven(moment(top.applyAsInt(i), noise), moment(bottom.applyAsInt(i), noise)));
    }

    /** Frames of fields that follow each other, the top one first, each of a moment, by the field's number. */
    public static List<Frame> fields(int count, int noise, IntUnaryOperator moment) {
        return woven(count, noise, i -> moment.applyAsInt(2 * i), i -> moment.applyAsInt(2 * i + 1));
    }

    /** Of what moment a field is, by its number, where moments are in so many fields each, in turn. */
    public static int pulldown(int field, int... pattern) {
        int cycle = IntStream.of(pattern).sum();
        int rest = field % cycle;
        int place = 0;
        while (rest >= pattern[place]) {
            rest -= pattern[place++];
        }
        return field / cycle * pattern.length + place;
    }

    /** The same for 2:3 pulldown that is cut after each so many frames, in another place of its cycle each time. */
    public static int edited(int field, int every) {
        int cut = field / (2 * every);
        return cut * 29 % 240 + pulldown(field % (2 * every) + 2 * (cut * 3 % 5), 2, 3);
    }

    /** Frames that all show the same. */
    public static List<Frame> still(int count) {
        Plane picture = moment(7, 0);
        return frames(count, i -> picture);
    }

    private static Plane woven(Plane top, Plane bottom) {
        byte[] samples = top.samples().clone();
        for (int y = 1; y < top.height(); y += 2) {
            System.arraycopy(bottom.samples(), y * top.width(), samples, y * top.width(), top.width());
        }
        return new Plane(top.width(), top.height(), samples);
    }

    private static List<Frame> frames(int count, IntFunction<Plane> picture) {
        List<Frame> frames = new ArrayList<>();
        byte[] gray = new byte[SIZE.width() * SIZE.height() / 4];
        java.util.Arrays.fill(gray, (byte) 128);
        Plane chroma = new Plane(SIZE.width() / 2, SIZE.height() / 2, gray);
        for (int i = 0; i < count; i++) {
            frames.add(new Frame(
                    i,
                    1001L * i,
                    1001,
                    SIZE,
                    PixelFormat.YUV420P,
                    Pictures.BT709,
                    List.of(picture.apply(i), chroma, chroma)));
        }
        return frames;
    }

    /** Writes frames at 29.97 a second. */
    static Path write(Path file, List<Frame> frames, Encoding encoding, FieldStudy fields) {
        PartSettings settings = new PartSettings(
                encoding,
                SIZE,
                PixelFormat.YUV420P,
                Pictures.BT709,
                new Rational(1, 30000),
                new Rational(30000, 1001),
                Rational.UNKNOWN,
                null,
                2,
                fields);
        try (PartWriter writer = PartWriter.open(file, settings)) {
            frames.forEach(writer::write);
            writer.finish();
        }
        return file;
    }

    static FieldStudy study(Scan scan, boolean topFirst, Treatment treatment) {
        return new FieldStudy(scan, new TreeMap<>(), 0, topFirst, treatment);
    }
}
