package io.keenframe.supir.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        return open(graph, execution, running, true);
    }

    /** Loads a graph for a few runs, each of which gives its memory back: a little slower, and nothing is hoarded. */
    public static Session openBriefly(Graph graph, Execution execution, RunningEvaluations running) {
        return open(graph, execution, running, false);
    }

    private static Session open(Graph graph, Execution execution, RunningEvaluations running, boolean hoards) {
        WeightFolder folder = WeightFolder.of(graph);
        return load(graph.model(folder), folder, graph.outputs(), execution, running, hoards);
    }

    /** Loads an ONNX file. */
    static Session load(
            byte[] model,
            WeightFolder folder,
            Map<String, Value> outputs,
            Execution execution,
            RunningEvaluations running,
            boolean hoards) {
        try (SessionOptions options = execution.options(folder.root())) {
            if (!hoards) {
                options.setCPUArenaAllocator(false);
                options.setMemoryPatternOptimization(false);
            }
            // Loading cannot be cancelled; it takes seconds.
            OrtSession session =
                    Curfew.ofProcess().before(() -> {}, () -> Environment.get().createSession(model, options));
            return new Session(session, Map.copyOf(outputs), running);
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

    /**
     * Evaluates the graph into memory of the caller's.
     *
     * @param into where each output goes, by its name; others are not computed
     */
    public void run(Inputs inputs, Inputs into) {
        Map<String, OnnxTensor> pinned = new HashMap<>();
        into.handles().forEach((name, tensor) -> pinned.put(output(name).name(), tensor));
        running.track(options -> {
            session.run(inputs.handles(), Set.of(), pinned, options).close();
            return pinned;
        });
    }

    private Value output(String name) {
        return Optional.ofNullable(outputs.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the graph has no output " + name));
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
