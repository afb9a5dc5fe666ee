package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.tensor.Tensor;
import java.util.Optional;
import java.util.function.Function;

/**
 * The noise predictor as ONNX graphs, one a step for each size, and one with references for each that has some.
 *
 * <p>On the processors a graph of its own does what is the same in all steps of a text; see {@link TextWithin} for cards.
 */
final class OnnxNoisePredictor implements NoisePredictor {
    private final SupirConfig config;
    private final Optional<Session> text;
    private final SessionCache<Size> steps;
    private final SessionCache<Size> attending;

    OnnxNoisePredictor(Engine engine) {
        config = engine.config();
        boolean onCard = engine.execution().device().card().isPresent();
        text = onCard ? Optional.empty() : Optional.of(engine.open(projections(engine)));
        steps = sessions(engine, onCard, StepWriter::alone);
        attending = sessions(engine, onCard, StepWriter::attending);
    }

    private static SessionCache<Size> sessions(Engine engine, boolean onCard, Function<StepWriter, StepGraph> writing) {
        return new SessionCache<>(
                size -> engine.open(writing.apply(writer(engine, size, onCard)).graph()), Size::area);
    }

    private static StepWriter writer(Engine engine, Size size, boolean onCard) {
        Graph graph = engine.execution().graph();
        return onCard
                ? StepWriter.withText(graph, engine.config(), engine.weights(), size)
                : StepWriter.of(graph, engine.config(), engine.weights(), size);
    }

    private static Graph projections(Engine engine) {
        SupirConfig config = engine.config();
        int least = config.unet().latentMultiple();
        StepText asked = writer(engine, new Size(least, least), false).alone().text();
        return new TextProjections(
                        config.unet(), engine.weights(), config.clipL().context())
                .graph(engine.execution().graph(), asked);
    }

    @Override
    public Prepared prepare(Condition condition) {
        Inputs told = told(condition);
        if (text.isEmpty()) {
            return new Told(told, told::close);
        }
        try (told) {
            Outputs projected = text.get().run(told);
            return new Told(new Inputs().with(projected), projected::close);
        }
    }

    private static Inputs told(Condition condition) {
        return new Inputs().with(TextWithin.CONTEXT, condition.context()).with(TextWithin.VECTOR, condition.vector());
    }

    @Override
    public void load(int height, int width) {
        steps.use(new Size(height, width), session -> session);
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

    /** The inputs of a step with those of the reference that it sees. */
    static Inputs seeing(Inputs step, Seen reference) {
        return step.with(StepGraph.REFERENCE + StepGraph.X, reference.scaledX())
                .with(StepGraph.REFERENCE + StepGraph.HINT, reference.hint())
                .with(StepGraph.ATTENTION, new Tensor(new float[] {reference.weight()}, 1));
    }

    @Override
    public void release() {
        steps.clear();
        attending.clear();
    }

    @Override
    public void close() {
        text.ifPresent(Session::close);
        steps.close();
        attending.close();
    }

    private final class Told implements Prepared {
        /** What a step takes from the text, by the names of its inputs. */
        private final Inputs text;

        private final Runnable release;

        Told(Inputs text, Runnable release) {
            this.text = text;
            this.release = release;
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
                    session ->
                            noise(session, seeing(inputs(config, scaledX, timestep, hint, controlScale), reference)));
        }

        private Tensor noise(Session session, Inputs asked) {
            try (Inputs inputs = asked.with(text);
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
            release.run();
        }
    }
}
