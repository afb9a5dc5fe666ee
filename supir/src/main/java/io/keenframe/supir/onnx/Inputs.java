package io.keenframe.supir.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.keenframe.supir.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tensors by name that a graph is run on, or its results are written to; close it after the run. */
public final class Inputs implements AutoCloseable {
    private final Map<String, OnnxTensor> all = new HashMap<>();
    private final List<OnnxTensor> own = new ArrayList<>();

    /** Adds a tensor. */
    public Inputs with(String name, Tensor tensor) {
        FloatBuffer buffer = direct(Float.BYTES * tensor.values().length).asFloatBuffer();
        buffer.put(tensor.values()).rewind();
        return with(name, buffer, tensor.shape());
    }

    /**
     * Adds native memory as it is; it must not change before the run is over.
     *
     * @param buffer of the machine's byte order
     */
    public Inputs with(String name, FloatBuffer buffer, int... shape) {
        long[] lengths = Arrays.stream(shape).asLongStream().toArray();
        return own(name, () -> OnnxTensor.createTensor(Environment.get(), buffer, lengths));
    }

    /** Adds a row of integers. */
    public Inputs with(String name, long... indices) {
        LongBuffer buffer = direct(Long.BYTES * indices.length).asLongBuffer();
        buffer.put(indices).rewind();
        return own(name, () -> OnnxTensor.createTensor(Environment.get(), buffer, new long[] {indices.length}));
    }

    /** Adds everything another graph put out, under the same names; it stays with its owner. */
    public Inputs with(Outputs outputs) {
        all.putAll(outputs.handles());
        return this;
    }

    /** Adds everything that others hold, under the same names; it stays theirs. */
    public Inputs with(Inputs others) {
        all.putAll(others.all);
        return this;
    }

    Map<String, OnnxTensor> handles() {
        return all;
    }

    @Override
    public void close() {
        own.forEach(OnnxTensor::close);
    }

    private Inputs own(String name, Creation creation) {
        try {
            OnnxTensor tensor = creation.create();
            own.add(tensor);
            all.put(name, tensor);
            return this;
        } catch (OrtException e) {
            throw new InferenceException("input " + name, e);
        }
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private interface Creation {
        OnnxTensor create() throws OrtException;
    }
}
