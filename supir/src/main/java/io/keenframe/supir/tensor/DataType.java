package io.keenframe.supir.tensor;

import java.util.Arrays;
import java.util.Optional;

/** The element types a safetensors file may hold, by the names its header uses. */
public enum DataType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    F8_E4M3(1),
    F8_E5M2(1),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** The bytes one element takes. */
    public int bytes() {
        return bytes;
    }

    /** The type a header names, empty where this list lacks it. */
    static Optional<DataType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
    }
}
