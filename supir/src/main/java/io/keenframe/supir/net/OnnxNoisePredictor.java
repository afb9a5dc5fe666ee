package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.tensor.Tensor;

/** The noise predictor as ONNX graphs: one for the text, and one a step for each size, or two with references. */
final class OnnxNoisePredictor implements NoisePredictor {
    private final SupirConfig config;
    private final Session text;
    private final SessionCache<Size> steps;
    private final SessionCache<Size> attending;

    OnnxNoisePredictor(Engine engine) {
        config = engine.config();
        int least = config.unet().latentMultiple();
        TextInputs asked =
                StepGraph.of(config, engine.weights(), new Size(least, least)).text();
        text = engine.open(new TextProjections(
                        config.unet(), engine.weights(), config.clipL().context())
                .graph(asked));
        steps = new SessionCache<>(
                size -> engine.open(StepGraph.of(config, engine.weights(), size).graph()), Size::area);
        attending = new SessionCache<>(
                size -> engine.open(
                        StepGraph.attending(config, engine.weights(), size).graph()),
                Size::area);
    }

    @Override
    public Prepared prepare(Condition condition) {
        try (Inputs inputs = new Inputs()
                .with(TextProjections.CONTEXT, condition.context())
                .with(TextProjections.VECTOR, condition.vector())) {
            return new Told(text.run(inputs));
        }
    }

    /** The inputs of one step. */
    static Inputs inputs(SupirConfig config, Tensor x, int timestep, Tensor hint, float controlScale) {
        int width = config.unet().modelChannels();
        return new Inputs()
                .with(StepGraph.X, x)
                .with(StepGraph.HINT, hint)
                .with(StepGraph.SINUSOID, new Tensor(Sinusoid.of(timestep, width), 1, width))
                .with(StepGraph.SCALE, new Tensor(new float[] {controlScale}, 1));
    }

    @Override
    public void release() {
        steps.clear();
        attending.clear();
    }

    @Override
    public void close() {
        text.close();
        steps.close();
        attending.close();
    }

    private final class Told implements Prepared {
        private final Outputs projected;

        Told(Outputs projected) {
            this.projected = projected;
        }

        @Override
        public Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale) {
            Size size = common(scaledX, hint);
            return steps.use(size, session -> noise(session, inputs(config, scaledX, timestep, hint, controlScale)));
        }

        @Override
        public Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale, Seen reference) {
            Size size = common(scaledX, hint);
            if (!size.equals(common(reference.scaledX(), reference.hint()))) {
                throw new IllegalArgumentException(
                        "the reference's latent is a " + reference.scaledX() + ", the picture's a " + scaledX);
            }
            return attending.use(
                    size,
                    session -> noise(
                            session,
                            inputs(config, scaledX, timestep, hint, controlScale)
                                    .with(StepGraph.REFERENCE + StepGraph.X, reference.scaledX())
                                    .with(StepGraph.REFERENCE + StepGraph.HINT, reference.hint())
                                    .with(StepGraph.ATTENTION, new Tensor(new float[] {reference.weight()}, 1))));
        }

        private Tensor noise(Session session, Inputs asked) {
            try (Inputs inputs = asked.with(projected);
                    Outputs outputs = session.run(inputs)) {
                return outputs.tensor(StepGraph.NOISE);
            }
        }

        private Size common(Tensor scaledX, Tensor hint) {
            Size size = latent("the noisy latent", scaledX);
            if (!size.equals(latent("the hint", hint))) {
                throw new IllegalArgumentException("the hint is a " + hint + ", the noisy latent a " + scaledX);
            }
            return size;
        }

        private Size latent(String what, Tensor tensor) {
            return Size.of(
                    what, tensor, config.unet().inChannels(), config.unet().latentMultiple());
        }

        @Override
        public void close() {
            projected.close();
        }
    }
}
