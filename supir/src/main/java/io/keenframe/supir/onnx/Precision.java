package io.keenframe.supir.onnx;

/** The floats that a network computes in; its inputs and outputs are 32-bit floats all the same. */
public enum Precision {
    /** 32 bits: what every processor computes, and what holds whatever the published networks make. */
    SINGLE(ElementType.FLOAT),
    /**
     * 16 bits (IEEE 754 binary16): half the memory and several times the speed on a GPU, up to 65504 and then infinity. On a
     * CPU they would be computed a hundred times slower than 32.
     */
    HALF(ElementType.FLOAT16);

    private final ElementType type;

    Precision(ElementType type) {
        this.type = type;
    }

    ElementType type() {
        return type;
    }
}
