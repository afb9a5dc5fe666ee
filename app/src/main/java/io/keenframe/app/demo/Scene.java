package io.keenframe.app.demo;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A shot of textured shapes that lie over each other, move, and pass by a camera that pans; the same on every machine. */
public final class Scene {
    private static final int LEAVES = 220;
    private static final double PAN = 1.5;

    private final Size size;
    private final List<Leaf> leaves = new ArrayList<>();

    /** The scene of a seed, in pictures of a size whose sides are even. */
    public Scene(Size size, long seed) {
        this.size = size;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < LEAVES; i++) {
            // As in nature there are few large things and many small ones; the small ones lie on top.
            double largest = 0.4 * size.height() * Math.pow(1 - (double) i / LEAVES, 2);
            leaves.add(Leaf.random(random, size.width(), size.height(), Math.max(5, largest)));
        }
    }

    /** A frame of video, from 0. */
    public Frame video(int index) {
        return Picture.of(frame(index)).frame(index);
    }

    /** A frame, from 0. */
    BufferedImage frame(int index) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(new Color(110, 120, 130));
        graphics.fillRect(0, 0, size.width(), size.height());
        graphics.translate(-PAN * index, 0);
        leaves.forEach(leaf -> leaf.draw(graphics, index));
        graphics.dispose();
        return image;
    }
}
