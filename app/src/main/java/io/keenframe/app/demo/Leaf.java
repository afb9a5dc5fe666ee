package io.keenframe.app.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * One textured shape that moves and turns evenly.
 *
 * @param shape its outline around the origin
 * @param paint its texture, which moves with it
 * @param x where it is in the first frame, in pixels
 * @param y where it is in the first frame, in pixels
 * @param dx how far it moves in a frame
 * @param dy how far it moves in a frame
 * @param turn how far it turns in a frame, in radians
 */
record Leaf(Shape shape, Paint paint, double x, double y, double dx, double dy, double turn) {
    static Leaf random(SplittableRandom random, double width, double height, double size) {
        return new Leaf(
                shape(random, size),
                paint(random, size),
                random.nextDouble(-0.3, 1.3) * width,
                random.nextDouble(-0.2, 1.2) * height,
                random.nextDouble(-0.7, 0.7),
                random.nextDouble(-0.5, 0.5),
                random.nextDouble(-0.012, 0.012));
    }

    private static Shape shape(SplittableRandom random, double size) {
        double flat = random.nextDouble(0.5, 1);
        return switch (random.nextInt(3)) {
            case 0 -> new Ellipse2D.Double(-size, -size * flat, 2 * size, 2 * size * flat);
            case 1 -> new Rectangle2D.Double(-size, -size * flat, 2 * size, 2 * size * flat);
            default -> polygon(random, size);
        };
    }

    private static Shape polygon(SplittableRandom random, double size) {
        int corners = random.nextInt(3, 8);
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = size * random.nextDouble(0.6, 1.2);
            if (i == 0) {
                path.moveTo(radius, 0);
            } else {
                path.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
            }
        }
        path.closePath();
        return path;
    }

    private static Paint paint(SplittableRandom random, double size) {
        Color colour = colour(random);
        return switch (random.nextInt(4)) {
            case 0 -> colour;
            case 1 -> new GradientPaint((float) -size, 0, colour, (float) size, (float) size, colour(random));
            case 2 -> stripes(random, colour);
            default -> grain(random, colour);
        };
    }

    private static Color colour(SplittableRandom random) {
        return new Color(random.nextInt(20, 236), random.nextInt(20, 236), random.nextInt(20, 236));
    }

    private static Paint stripes(SplittableRandom random, Color colour) {
        double width = random.nextDouble(2.5, 9);
        double angle = random.nextDouble(Math.PI);
        return new GradientPaint(
                0,
                0,
                colour,
                (float) (width * Math.cos(angle)),
                (float) (width * Math.sin(angle)),
                colour(random),
                true);
    }

    private static Paint grain(SplittableRandom random, Color colour) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 64, 64);
        for (int i = 0; i < 150; i++) {
            graphics.setColor(random.nextInt(2) == 0 ? colour.darker() : colour.brighter());
            graphics.setStroke(new BasicStroke((float) random.nextDouble(1, 3)));
            int x = random.nextInt(64);
            int y = random.nextInt(64);
            graphics.drawLine(x, y, x + random.nextInt(-6, 7), y + random.nextInt(-6, 7));
        }
        graphics.dispose();
        return new TexturePaint(image, new Rectangle2D.Double(0, 0, 64, 64));
    }

    /** Draws it as it is in a frame. */
    void draw(Graphics2D graphics, int frame) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x + dx * frame, y + dy * frame);
        graphics.rotate(turn * frame);
        graphics.setPaint(paint);
        graphics.fill(shape);
        graphics.setTransform(before);
    }
}
