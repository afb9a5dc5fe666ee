package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Value;

/** The two-layer perceptrons that embed the time step and the label vector. */
final class Embeddings {
    private Embeddings() {}

    static Value perceptron(Scope at, Value x, int channels) {
        Value hidden = Maths.silu(at.graph(), Layers.linear(at.at(0), x, channels));
        return Layers.linear(at.at(2), hidden, channels);
    }
}
