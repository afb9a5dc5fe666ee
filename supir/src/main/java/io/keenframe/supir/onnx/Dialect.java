package io.keenframe.supir.onnx;

/** Which operators a network is written in; what it computes is the same in all of them. */
public enum Dialect {
    /** Those that ONNX Runtime's CPU has; its CUDA has them as well. */
    COMMON,
    /** With those that only ONNX Runtime's CUDA has: group norm over channels that lie last, and the gate with its bias. */
    CUDA,
    /** Those of ONNX alone, so that TensorRT takes the whole network and not the pieces between attentions. */
    PLAIN
}
