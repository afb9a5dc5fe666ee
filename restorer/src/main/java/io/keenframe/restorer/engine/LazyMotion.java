package io.keenframe.restorer.engine;

import io.keenframe.contract.frame.Plane;
import io.keenframe.restorer.motion.Flow;
import io.keenframe.restorer.motion.Motion;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Motion whose finder is opened when it is first asked for: most films of one picture never need it. */
final class LazyMotion implements Motion {
    private final Supplier<? extends Motion> opening;
    private @Nullable Motion opened;

    LazyMotion(Supplier<? extends Motion> opening) {
        this.opening = opening;
    }

    @Override
    public Flow between(Plane from, Plane to) {
        Motion motion = opened;
        if (motion == null) {
            motion = opening.get();
            opened = motion;
        }
        return motion.between(from, to);
    }

    @Override
    public void close() {
        Motion motion = opened;
        opened = null;
        if (motion != null) {
            motion.close();
        }
    }
}
