package io.keenframe.app.degrade;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/**
 * What a film goes through between the world and the archive.
 *
 * @param kind the kind of its blur: gaussian, motion or defocus
 * @param blur the most of it, as the standard deviation of its spread in pixels; it comes and goes
 * @param period in how many frames blur comes and goes once
 * @param grain the noise's standard deviation, of 255
 * @param drift by how much the exposure falls and rises, as a share
 * @param shake how far the camera shakes to each side, in pixels; the truth shakes too
 * @param crf the rate of its compression as H.264; 0 for none
 */
public record Wear(String kind, double blur, int period, double grain, double drift, int shake, int crf) {
    private static final Map<String, DoubleFunction<Blur>> KINDS = Map.of(
            "gaussian", Blur.Gaussian::new,
            "motion", spread -> new Blur.Motion(spread * Math.sqrt(24), 0.6),
            "defocus", spread -> new Blur.Defocus(2 * spread));

    private static final String FORM = "kind=gaussian|motion|defocus, blur=0..20, period=2..1000, grain=0..60,"
            + " drift=0..0.9, shake=0..32, crf=0..51";

    public Wear {
        boolean possible = KINDS.containsKey(kind)
                && within(blur, 0, 20)
                && within(period, 2, 1000)
                && within(grain, 0, 60)
                && within(drift, 0, 0.9)
                && within(shake, 0, 32)
                && within(crf, 0, 51);
        if (!possible) {
            throw new IllegalArgumentException("that wear is not possible; there are " + FORM);
        }
    }

    private static boolean within(double value, double least, double most) {
        return value >= least && value <= most;
    }

    /**
     * The wear that a text such as {@code blur=3,grain=6,crf=32} describes; what it leaves out does not happen.
     *
     * @throws IllegalArgumentException where it describes none
     */
    public static Wear parse(String text) {
        Map<String, String> given = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("'" + part + "' is not such as blur=3; there are " + FORM);
            }
            given.put(sides[0], sides[1]);
        }
        try {
            Wear wear = new Wear(
                    taken(given, "kind", "gaussian"),
                    Double.parseDouble(taken(given, "blur", "0")),
                    Integer.parseInt(taken(given, "period", "16")),
                    Double.parseDouble(taken(given, "grain", "0")),
                    Double.parseDouble(taken(given, "drift", "0")),
                    Integer.parseInt(taken(given, "shake", "0")),
                    Integer.parseInt(taken(given, "crf", "0")));
            if (!given.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is no '" + given.keySet().iterator().next() + "'; there are " + FORM);
            }
            return wear;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' has something that is not a number; there are " + FORM, e);
        }
    }

    private static String taken(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    /** How blurred a frame is, as a spread in pixels. */
    public double blurOf(int frame) {
        return blur * (0.5 - 0.5 * Math.cos(2 * Math.PI * frame / period));
    }

    /** The frames as they were in front of the camera, which shakes. */
    public List<Frame> truth(List<Frame> clean) {
        if (shake == 0) {
            return clean;
        }
        Random random = new Random(shake);
        int margin = (shake + 1) / 2 * 2;
        List<Frame> shaken = new ArrayList<>();
        for (Frame frame : clean) {
            // Even places, where chroma has samples too.
            int left = margin + random.nextInt(shake + 1) / 2 * 2 * (random.nextBoolean() ? 1 : -1);
            int top = margin + random.nextInt(shake + 1) / 2 * 2 * (random.nextBoolean() ? 1 : -1);
            shaken.add(cut(frame, left, top, margin));
        }
        return shaken;
    }

    private static Frame cut(Frame frame, int left, int top, int margin) {
        PixelFormat format = frame.format();
        Size size = new Size(frame.size().width() - 2 * margin, frame.size().height() - 2 * margin);
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < format.planes(); i++) {
            Plane plane = frame.planes().get(i);
            int bytes = plane.sampleBytes();
            int width = format.planeWidth(i, size.width());
            int height = format.planeHeight(i, size.height());
            int x = format.planeWidth(i, left);
            int y = format.planeHeight(i, top);
            byte[] samples = new byte[bytes * width * height];
            for (int row = 0; row < height; row++) {
                System.arraycopy(
                        plane.samples(),
                        bytes * ((row + y) * plane.width() + x),
                        samples,
                        bytes * row * width,
                        bytes * width);
            }
            planes.add(new Plane(width, height, samples));
        }
        return frame.withPicture(size, planes);
    }

    /** The frames as the camera takes them, before compression; the same for the same seed. */
    public List<Frame> worn(List<Frame> truth, long seed) {
        DoubleFunction<Blur> blurs = KINDS.getOrDefault(kind, Blur.Gaussian::new);
        List<Frame> worn = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            double exposure = 1 - drift * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / (1.7 * period)));
            worn.add(new Damage(blurs.apply(blurOf(i)), exposure, grain, 0).of(truth.get(i), 1000 * seed + i));
        }
        return worn;
    }
}
