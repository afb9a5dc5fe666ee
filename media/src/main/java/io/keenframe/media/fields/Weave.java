package io.keenframe.media.fields;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.List;

/** Pictures put together of two frames' fields. */
final class Weave {
    private Weave() {}

    /** The top field of one frame, its first, third, fifth rows, with the bottom field of another. */
    static List<Plane> of(Frame top, Frame bottom) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < top.planes().size(); i++) {
            Plane plane = top.planes().get(i);
            byte[] samples = plane.samples().clone();
            int row = plane.width() * plane.sampleBytes();
            for (int y = 1; y < plane.height(); y += 2) {
                System.arraycopy(bottom.planes().get(i).samples(), y * row, samples, y * row, row);
            }
            planes.add(new Plane(plane.width(), plane.height(), samples));
        }
        return planes;
    }
}
