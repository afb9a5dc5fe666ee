package io.keenframe.restorer.engine;

import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;

/** Gives every frame back: what the film costs without an engine. */
record IdentityEngine(Scaling scaling) implements Engine {
    IdentityEngine {
        if (scaling.size() == null && scaling.factor() != 1) {
            throw cannotScale("by " + scaling.factor());
        }
    }

    @Override
    public boolean changesNothing() {
        return scaling.size() == null;
    }

    @Override
    public void restore(GroupFrames group, FrameSink restored, Progress progress) throws InterruptedException {
        for (int i = 0; i < group.count(); i++) {
            progress.check();
            Frame frame = group.frame(i);
            Size wanted = Sizes.of(scaling, frame);
            if (!wanted.equals(frame.size())) {
                throw cannotScale("from " + frame.size() + " to " + wanted);
            }
            restored.accept(frame);
        }
    }

    private static EngineSettingsException cannotScale(String how) {
        return new EngineSettingsException("engine identity changes nothing and cannot scale " + how
                + ": choose --engine lanczos or supir, or leave out --scale and --size");
    }

    @Override
    public void close() {}
}
