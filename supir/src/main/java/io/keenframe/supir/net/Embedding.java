package io.keenframe.supir.net;

import io.keenframe.supir.config.TextConfig;
import io.keenframe.supir.onnx.Value;

/** The look-up of token ids; only the rows that are used are widened. */
final class Embedding {
    private Embedding() {}

    static Value rows(Scope at, String name, TextConfig config, Value ids) {
        int[] shape = {config.vocab(), config.width()};
        Value table = at.graph().table(at.stored(name, shape), shape);
        return at.graph().floats(Shapes.rows(at.graph(), table, ids));
    }
}
