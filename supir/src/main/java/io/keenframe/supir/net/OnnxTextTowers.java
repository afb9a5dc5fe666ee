package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.tensor.Tensor;

/** Both text towers as one ONNX graph. */
final class OnnxTextTowers implements TextTowers {
    private final SupirConfig config;
    private final Session session;

    OnnxTextTowers(Engine engine) {
        config = engine.config();
        session = engine.open(TextGraph.of(engine.execution().graph(), config, engine.weights()));
    }

    @Override
    public Encoded encode(long[] idsL, long[] idsG) {
        try (Inputs inputs = inputs(idsL, idsG);
                Outputs outputs = session.run(inputs)) {
            Tensor pooled = outputs.tensor(TextGraph.POOLED);
            Tensor vector = LabelVector.of(pooled, config.unet().sizeEmbeddingDim());
            return new Encoded(
                    outputs.tensor(TextGraph.HIDDEN_L),
                    outputs.tensor(TextGraph.HIDDEN_G),
                    pooled,
                    new Condition(outputs.tensor(TextGraph.CONTEXT), vector));
        }
    }

    private Inputs inputs(long[] idsL, long[] idsG) {
        return new Inputs()
                .with(TextGraph.IDS_L, checked(idsL, config.clipL().vocab()))
                .with(TextGraph.IDS_G, checked(idsG, config.clipG().vocab()))
                .with(TextGraph.END, end(idsG));
    }

    private long[] checked(long[] ids, int vocab) {
        if (ids.length != config.clipL().context()) {
            throw new IllegalArgumentException("a text has " + ids.length + " tokens; it must have "
                    + config.clipL().context());
        }
        for (long id : ids) {
            if (id < 0 || id >= vocab) {
                throw new IllegalArgumentException("token " + id + " is not one of the model's " + vocab);
            }
        }
        return ids;
    }

    /** The place of the end of text, which has the highest id; the first one, should there be several. */
    private static long end(long[] ids) {
        int best = 0;
        for (int i = 1; i < ids.length; i++) {
            best = ids[i] > ids[best] ? i : best;
        }
        return best;
    }

    @Override
    public void close() {
        session.close();
    }
}
