package io.keenframe.supir.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Reads small stored tensors into memory; the networks' weights are mapped by the engine instead. */
public final class TensorFile {
    private TensorFile() {}

    /**
     * The elements of a tensor of floats of any width.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is not of floats
     */
    public static Tensor floats(StoredTensor stored) throws IOException {
        ByteBuffer bytes = bytes(stored);
        float[] values = new float[Math.toIntExact(stored.count())];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(stored, bytes);
        }
        int[] shape = new int[stored.shape().length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.toIntExact(stored.shape()[i]);
        }
        return new Tensor(values, shape);
    }

    /**
     * The elements of a tensor of 64-bit integers, in one row.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is of another type
     */
    public static long[] longs(StoredTensor stored) throws IOException {
        if (stored.type() != DataType.I64) {
            throw new IllegalArgumentException(stored + " is not of 64-bit integers");
        }
        long[] values = new long[Math.toIntExact(stored.count())];
        bytes(stored).asLongBuffer().get(values);
        return values;
    }

    private static ByteBuffer bytes(StoredTensor stored) throws IOException {
        try (FileChannel channel = FileChannel.open(stored.file())) {
            return Safetensors.read(channel, stored.offset(), Math.toIntExact(stored.length()), stored.file())
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static float element(StoredTensor stored, ByteBuffer bytes) {
        return switch (stored.type()) {
            case F64 -> (float) bytes.getDouble();
            case F32 -> bytes.getFloat();
            case F16 -> half(bytes.getShort());
            case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
            default -> throw new IllegalArgumentException(stored + " is not of floats this program reads");
        };
    }

    /** The value of an IEEE 754 binary16; the JDK has this from version 20 on. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
}
