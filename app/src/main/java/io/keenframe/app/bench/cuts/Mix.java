package io.keenframe.app.bench.cuts;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames of 8 bits laid over each other. */
final class Mix {
    private static final int NEUTRAL = 128;

    private Mix() {}

    /** A share of one frame's light, and the rest of another's. */
    static Frame of(Frame one, Frame other, double share) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < one.planes().size(); i++) {
            byte[] a = one.planes().get(i).samples();
            byte[] b = other.planes().get(i).samples();
            byte[] mixed = new byte[a.length];
            for (int s = 0; s < mixed.length; s++) {
                mixed[s] = (byte) Math.round(share * (a[s] & 0xff) + (1 - share) * (b[s] & 0xff));
            }
            planes.add(
                    new Plane(one.planes().get(i).width(), one.planes().get(i).height(), mixed));
        }
        return one.withPicture(one.size(), planes);
    }

    /** A frame like another of nothing but one luma. */
    static Frame plain(Frame like, int luma) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < like.planes().size(); i++) {
            Plane plane = like.planes().get(i);
            byte[] samples = new byte[plane.samples().length];
            Arrays.fill(samples, (byte) (i == 0 ? luma : NEUTRAL));
            planes.add(new Plane(plane.width(), plane.height(), samples));
        }
        return like.withPicture(like.size(), planes);
    }
}
