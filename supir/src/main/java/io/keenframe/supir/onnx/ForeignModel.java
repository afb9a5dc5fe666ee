package io.keenframe.supir.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import io.keenframe.supir.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A network that others made, from an ONNX file: floats in, floats out; its first output counts. */
public final class ForeignModel implements AutoCloseable {
    private final Path file;
    private final OrtSession session;
    private final List<String> inputs;
    private final RunningEvaluations running = new RunningEvaluations();

    private ForeignModel(Path file, OrtSession session, List<String> inputs) {
        this.file = file;
        this.session = session;
        this.inputs = inputs;
    }

    /**
     * Loads a network.
     *
     * @param takes how many inputs it must have
     * @param threads threads of one evaluation
     * @throws IOException where the file is no ONNX network of floats with so many inputs
     */
    public static ForeignModel open(Path file, int takes, int threads) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " does not exist; name an .onnx file");
        }
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Loading cannot be cancelled.
            OrtSession session = Curfew.ofProcess()
                    .before(() -> {}, () -> Environment.get().createSession(file.toString(), options));
            List<String> names = new ArrayList<>(session.getInputInfo().keySet());
            if (names.size() != takes || !areFloats(session.getInputInfo().values())) {
                session.close();
                throw new IOException(file + " takes " + names + "; a network with " + takes
                        + " input(s) of single-precision floats is needed");
            }
            return new ForeignModel(file, session, names);
        } catch (OrtException e) {
            throw new IOException(file + " is no ONNX network that runs here: " + e.getMessage(), e);
        }
    }

    private static boolean areFloats(Iterable<NodeInfo> inputs) {
        for (NodeInfo input : inputs) {
            if (!(input.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
                return false;
            }
        }
        return true;
    }

    /**
     * Evaluates it.
     *
     * @param tensors its inputs, in its own order
     * @throws java.util.concurrent.CancellationException if the evaluation was cancelled meanwhile
     * @throws InferenceException if it fails, as on a size that it does not take
     */
    public Tensor run(Tensor... tensors) {
        try (Inputs given = new Inputs()) {
            for (int i = 0; i < tensors.length; i++) {
                given.with(inputs.get(i), tensors[i]);
            }
            Map<String, OnnxTensor> handles = new HashMap<>(given.handles());
            return running.track(options -> {
                try (OrtSession.Result result = session.run(handles, options)) {
                    return Outputs.copy((OnnxTensor) result.get(0));
                }
            });
        }
    }

    /** Cancels evaluations in progress, from any thread. */
    public void cancel() {
        running.cancel();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new InferenceException(file + " could not be closed", e);
        }
    }
}
