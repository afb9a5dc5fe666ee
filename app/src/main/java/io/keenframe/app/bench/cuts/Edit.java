package io.keenframe.app.bench.cuts;

import io.keenframe.contract.frame.Frame;
import java.util.List;

/** How a film goes from one shot to the next, or what happens in the middle of one. */
enum Edit {
    /** At once. */
    CUT {
        @Override
        Frame frame(List<Frame> old, List<Frame> next, int place) {
            return place < MIDDLE ? old.get(place) : next.get(place);
        }
    },
    /** One shows through the other for half a second. */
    DISSOLVE {
        @Override
        Frame frame(List<Frame> old, List<Frame> next, int place) {
            double share = (MIDDLE + 6 - place) / 12.0;
            return Mix.of(old.get(place), next.get(place), Math.max(0, Math.min(1, share)));
        }
    },
    /** Out to black and in again. */
    FADE {
        @Override
        Frame frame(List<Frame> old, List<Frame> next, int place) {
            Frame frame = place < MIDDLE ? old.get(place) : next.get(place);
            double light = (Math.abs(place - MIDDLE + 0.5) - 1.5) / 8;
            return Mix.of(frame, Mix.plain(frame, BLACK), Math.max(0, Math.min(1, light)));
        }
    },
    /** The shot goes on, but for three frames or fewer it is nearly white. */
    FLASH {
        @Override
        Frame frame(List<Frame> old, List<Frame> next, int place) {
            Frame frame = old.get(place);
            int length = 1 + frame.planes().get(0).sample(0, 0) % 3;
            boolean white = place >= MIDDLE && place < MIDDLE + length;
            return white ? Mix.of(frame, Mix.plain(frame, WHITE), 0.1) : frame;
        }
    },
    /** The shot goes on, and something large passes close to the camera. */
    PASSING {
        @Override
        Frame frame(List<Frame> old, List<Frame> next, int place) {
            return Passing.over(old.get(place), next.get(place), (place - MIDDLE + 6) / 12.0);
        }
    };

    /** How many frames an edit has of each shot before and behind it. */
    static final int MIDDLE = 14;

    private static final int BLACK = 16;
    private static final int WHITE = 235;

    /** A frame of the film around the edit, of which there are twice {@link #MIDDLE}. */
    abstract Frame frame(List<Frame> old, List<Frame> next, int place);
}
