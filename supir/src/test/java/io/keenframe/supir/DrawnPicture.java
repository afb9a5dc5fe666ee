package io.keenframe.supir;

import io.keenframe.supir.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.BiConsumer;

/** Pictures of nothing in particular, and pictures of things; each the same on every machine. */
enum DrawnPicture {
    PLAIN(false, (g, random) -> {}),
    BLACK(false, (g, random) -> fill(g, Color.BLACK)),
    RAMP(false, (g, random) -> field(g, (x, y) -> 40 + 160 * x)),
    VIGNETTE(false, (g, random) -> field(g, (x, y) -> 200 - 300 * ((x - 0.5) * (x - 0.5) + (y - 0.4) * (y - 0.4)))),
    NOISE(false, (g, random) -> field(g, (x, y) -> random.nextInt(256))),
    GRAIN(false, (g, random) -> field(g, (x, y) -> 120 + 15 * random.nextGaussian())),
    CLOUDS(false, (g, random) -> field(g, new Waves(random, 40, 1))),
    WATER(false, (g, random) -> field(g, new Waves(random, 60, 8))),
    GRATING(false, (g, random) -> field(g, (x, y) -> 128 + 80 * Math.sin(120 * x + 40 * y))),
    CHECKS(false, (g, random) -> field(g, (x, y) -> ((int) (40 * x) + (int) (40 * y)) % 2 * 110 + 60)),
    GRASS(false, (g, random) -> strokes(g, random, 4000, 12, 2)),
    STRAW(false, (g, random) -> strokes(g, random, 1500, 40, 3)),
    GRAVEL(false, (g, random) -> discs(g, random, 3000, 4)),

    DISC(true, (g, random) -> disc(g, 210, 60, 50, 120)),
    LEAVES(true, DrawnPicture::leaves),
    HOUSE(true, (g, random) -> house(g)),
    FACE(true, (g, random) -> face(g));

    static final int SIDE = 256;

    /** Whether it shows things. */
    final boolean things;

    @SuppressWarnings("ImmutableEnumChecker") // The painters keep nothing.
    private final BiConsumer<Graphics2D, Random> painter;

    DrawnPicture(boolean things, BiConsumer<Graphics2D, Random> painter) {
        this.things = things;
        this.painter = painter;
    }

    /** A brightness, 0 to 255, at a place, 0 to 1. */
    private interface Field {
        double at(double x, double y);
    }

    /** Waves of many directions, lengths of one part of the side and shorter. */
    private record Waves(double[] x, double[] y, double[] phase) implements Field {
        Waves(Random random, int count, double slowest) {
            this(new double[count], new double[count], new double[count]);
            for (int i = 0; i < count; i++) {
                double turns = 2 * Math.PI * slowest * Math.pow(4, random.nextDouble());
                double angle = 2 * Math.PI * random.nextDouble();
                x[i] = turns * Math.cos(angle);
                y[i] = turns * Math.sin(angle);
                phase[i] = 2 * Math.PI * random.nextDouble();
            }
        }

        @Override
        public double at(double atX, double atY) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += Math.cos(x[i] * atX + y[i] * atY + phase[i]);
            }
            return 128 + 50 * sum / Math.sqrt(x.length);
        }
    }

    /** The picture with noise on it, [1, 3, SIDE, SIDE]. */
    Tensor degraded(double noise) {
        Random random = new Random(name().hashCode());
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        fill(g, new Color(100, 110, 90));
        painter.accept(g, random);
        g.dispose();
        Tensor picture = Tensor.zeros(1, 3, SIDE, SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int rgb = image.getRGB(i % SIDE, i / SIDE);
            for (int c = 0; c < 3; c++) {
                double level = (rgb >> (16 - 8 * c) & 0xff) + noise * random.nextGaussian();
                picture.values()[c * SIDE * SIDE + i] = (float) (Math.max(0, Math.min(255, level)) / 127.5 - 1);
            }
        }
        return picture;
    }

    private static void fill(Graphics2D g, Color colour) {
        g.setColor(colour);
        g.fillRect(0, 0, SIDE, SIDE);
    }

    private static void field(Graphics2D g, Field field) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int level =
                        (int) Math.max(0, Math.min(255, Math.round(field.at(x / (double) SIDE, y / (double) SIDE))));
                g.setColor(new Color(level, level, level));
                g.fillRect(x, y, 1, 1);
            }
        }
    }

    private static void strokes(Graphics2D g, Random random, int count, int length, int width) {
        g.setStroke(new BasicStroke(width));
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * random.nextDouble();
            int x = random.nextInt(SIDE);
            int y = random.nextInt(SIDE);
            int dx = (int) (length * Math.cos(angle));
            int dy = (int) (length * Math.sin(angle));
            g.setColor(new Color(60 + random.nextInt(60), 80 + random.nextInt(60), 40 + random.nextInt(50)));
            g.drawLine(x - dx, y - dy, x + dx, y + dy);
        }
    }

    private static void discs(Graphics2D g, Random random, int count, int radius) {
        for (int i = 0; i < count; i++) {
            disc(g, 60 + random.nextInt(140), random.nextInt(SIDE), random.nextInt(SIDE), 2 * radius);
        }
    }

    private static void disc(Graphics2D g, int grey, int x, int y, int across) {
        g.setColor(new Color(grey, grey, grey));
        g.fillOval(x, y, across, across);
    }

    /** Things of all sizes over each other. */
    private static void leaves(Graphics2D g, Random random) {
        for (int i = 0; i < 60; i++) {
            int across = 8 + (int) (110 * Math.pow(1 - i / 60.0, 2));
            g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            g.fillOval(
                    random.nextInt(SIDE) - across / 2,
                    random.nextInt(SIDE) - across / 2,
                    across,
                    across * (2 + random.nextInt(3)) / 4);
        }
    }

    private static void house(Graphics2D g) {
        fill(g, new Color(150, 180, 220));
        g.setColor(new Color(80, 120, 60));
        g.fillRect(0, 170, SIDE, SIDE - 170);
        g.setColor(new Color(190, 120, 90));
        g.fillRect(70, 100, 110, 100);
        g.setColor(new Color(120, 50, 40));
        g.fillPolygon(new Polygon(new int[] {60, 125, 190}, new int[] {100, 50, 100}, 3));
        g.setColor(new Color(60, 70, 90));
        g.fillRect(85, 120, 25, 25);
        g.fillRect(140, 120, 25, 25);
        g.fillRect(115, 155, 22, 45);
    }

    private static void face(Graphics2D g) {
        fill(g, new Color(60, 60, 70));
        g.setColor(new Color(210, 170, 150));
        g.fillOval(65, 35, 125, 180);
        g.setColor(new Color(70, 45, 30));
        g.fillArc(60, 20, 135, 130, 0, 180);
        g.fillOval(95, 105, 12, 10);
        g.fillOval(145, 105, 12, 10);
        g.setColor(new Color(150, 70, 70));
        g.fillOval(105, 165, 45, 10);
    }
}
