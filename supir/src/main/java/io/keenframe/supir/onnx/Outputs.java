package io.keenframe.supir.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import io.keenframe.supir.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a run of a graph put out, in native memory until it is closed. */
public final class Outputs implements AutoCloseable {
    private final OrtSession.Result result;
    private final Map<String, OnnxTensor> handles = new HashMap<>();

    Outputs(OrtSession.Result result, Map<String, Value> outputs) {
        this.result = result;
        outputs.forEach((name, value) ->
                result.get(value.name()).map(OnnxTensor.class::cast).ifPresent(tensor -> handles.put(name, tensor)));
    }

    /** A copy of one output. */
    public Tensor tensor(String name) {
        OnnxTensor handle = Optional.ofNullable(handles.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the graph has no output " + name));
        return copy(handle);
    }

    /** What is behind a handle, in memory of Java's. */
    static Tensor copy(OnnxTensor handle) {
        long[] shape = handle.getInfo().getShape();
        int[] lengths = new int[shape.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.toIntExact(shape[i]);
        }
        float[] values = new float[Tensor.count(lengths)];
        handle.getFloatBuffer().get(values);
        return new Tensor(values, lengths);
    }

    Map<String, OnnxTensor> handles() {
        return handles;
    }

    @Override
    public void close() {
        result.close();
    }
}
