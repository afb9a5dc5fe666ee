package io.keenframe.app.degrade;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;

/**
 * How much of a scene's fine detail a frame still shows, whatever it adds: the truth about its sharpness.
 *
 * <p>Detail is what differs within blocks of 4 by 4 pixels, in luma. What blur and compression took is missing from it;
 * grain and blocks, being no part of the scene, do not count.
 */
public final class Detail {
    private static final int BLOCK = 4;

    private double clean;
    private double kept;
    private double cleanMeans;
    private double keptMeans;

    private Detail() {}

    /** The share, 1 where nothing is missing; exposure makes no difference. */
    public static double shown(Frame frame, Frame clean) {
        Detail detail = new Detail();
        Plane seen = frame.planes().get(0);
        Plane scene = clean.planes().get(0);
        double seenMean = mean(seen, 0, 0, seen.width(), seen.height());
        double sceneMean = mean(scene, 0, 0, scene.width(), scene.height());
        for (int y = 0; y + BLOCK <= scene.height(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= scene.width(); x += BLOCK) {
                detail.add(seen, scene, x, y, seenMean, sceneMean);
            }
        }
        return detail.kept / detail.clean / (detail.keptMeans / detail.cleanMeans);
    }

    private void add(Plane seen, Plane scene, int left, int top, double seenMean, double sceneMean) {
        double p = mean(seen, left, top, BLOCK, BLOCK);
        double q = mean(scene, left, top, BLOCK, BLOCK);
        keptMeans += (p - seenMean) * (q - sceneMean);
        cleanMeans += (q - sceneMean) * (q - sceneMean);
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                double detail = scene.sample(y, x) - q;
                kept += (seen.sample(y, x) - p) * detail;
                clean += detail * detail;
            }
        }
    }

    private static double mean(Plane plane, int left, int top, int width, int height) {
        double sum = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                sum += plane.sample(y, x);
            }
        }
        return sum / width / height;
    }
}
