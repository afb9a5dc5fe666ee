package io.keenframe.supir.onnx;

/** ONNX Runtime refused a graph or failed to run it. */
public final class InferenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InferenceException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
