package io.keenframe.supir.onnx;

/** Starts ONNX Runtime, in a process of its own. */
final class LongCommandLine {
    private LongCommandLine() {}

    public static void main(String[] args) {
        System.out.println("started " + (Environment.get() != null));
    }
}
