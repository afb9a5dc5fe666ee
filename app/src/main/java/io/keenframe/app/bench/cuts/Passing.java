package io.keenframe.app.bench.cuts;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;

/** Something that passes between the scene and the camera, two fifths as wide as the picture. */
final class Passing {
    private static final double WIDTH = 0.4;

    private Passing() {}

    /** The scene with a strip of another frame before it, which comes in on the left at 0 and is gone at 1. */
    static Frame over(Frame scene, Frame thing, double time) {
        double left = time * (1 + WIDTH) - WIDTH;
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < scene.planes().size(); i++) {
            Plane plane = scene.planes().get(i);
            int width = plane.width();
            int from = (int) Math.round(left * width);
            int thick = (int) (WIDTH * width);
            byte[] samples = plane.samples().clone();
            for (int row = 0; row < plane.height(); row++) {
                for (int x = Math.max(0, from); x < Math.min(width, from + thick); x++) {
                    // The strip's own picture moves with it.
                    samples[row * width + x] = thing.planes().get(i).samples()[row * width + x - from];
                }
            }
            planes.add(new Plane(width, plane.height(), samples));
        }
        return scene.withPicture(scene.size(), planes);
    }
}
