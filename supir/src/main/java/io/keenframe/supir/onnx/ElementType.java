package io.keenframe.supir.onnx;

import io.keenframe.supir.tensor.StoredTensor;

/** ONNX's numbers of the element types used here. */
enum ElementType {
    FLOAT(1),
    INT64(7),
    FLOAT16(10),
    BFLOAT16(16);

    private final int number;

    ElementType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ElementType of(StoredTensor stored) {
        return switch (stored.type()) {
            case F32 -> FLOAT;
            case F16 -> FLOAT16;
            case BF16 -> BFLOAT16;
            default ->
                throw new IllegalArgumentException(
                        stored + " has an element type that networks cannot use; use F32, F16 or BF16");
        };
    }
}
