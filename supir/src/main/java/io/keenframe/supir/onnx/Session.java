package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;

/** A graph that is ready to run, on any thread and by several at once. */
public final class Session implements AutoCloseable {
    private final OrtSession session;
    private final Map<String, Value> outputs;
    private final RunningEvaluations running;

    private Session(OrtSession session, Map<String, Value> outputs, RunningEvaluations running) {
        this.session = session;
        this.outputs = outputs;
        this.running = running;
    }

    /**
     * Loads a graph.
     *
     * @param running what can cancel its runs
     * @throws InferenceException if ONNX Runtime refuses it
     */
    public static Session open(Graph graph, Execution execution, RunningEvaluations running) {
        WeightFolder folder = WeightFolder.of(graph);
        try (SessionOptions options = execution.options(folder.root())) {
            OrtSession session = Environment.get().createSession(graph.model(folder), options);
            return new Session(session, Map.copyOf(graph.outputs()), running);
        } catch (OrtException e) {
            throw new InferenceException("the network could not be loaded", e);
        }
    }

    /**
     * Evaluates the graph.
     *
     * @throws java.util.concurrent.CancellationException if the evaluation was cancelled meanwhile
     * @throws InferenceException if ONNX Runtime fails
     */
    public Outputs run(Inputs inputs) {
        return running.track(options -> new Outputs(run(inputs, options), outputs));
    }

    private OrtSession.Result run(Inputs inputs, RunOptions options) throws OrtException {
        return session.run(inputs.handles(), options);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceException("the network could not be closed", e);
        }
    }
}
