package io.keenframe.supir.checkpoint;

import io.keenframe.supir.tensor.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/**
 * A tensor of random weights: normal, with a variance of one over the number of inputs that are summed; 1 and 0 where it
 * is a norm's weight and a bias.
 */
record RandomTensor(String name, List<Integer> shape, DataType weights) {
    /** A prime, so that no two rows of a matrix of fewer rows are alike, although the numbers repeat. */
    private static final int PERIOD = 65_521;

    /** Bytes are written many periods at a time. */
    private static final int PERIODS = 32;

    /** The room that {@link #period} needs at most. */
    static final int MOST_BYTES = Long.BYTES * PERIOD * PERIODS;

    DataType type() {
        return name.endsWith(".position_ids") ? DataType.I64 : weights;
    }

    long bytes() {
        return count() * type().bytes();
    }

    private long count() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Its elements, or so many of them that the rest are the same over again, from a buffer's begin to its limit. */
    ByteBuffer period(Deviates deviates, ByteBuffer room) {
        int count = (int) Math.min(count(), (long) PERIOD * PERIODS);
        ByteBuffer bytes = room.slice(0, count * type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int own = Math.min(count, PERIOD);
        int start = Math.floorMod(name.hashCode(), PERIOD);
        for (int i = 0; i < own; i++) {
            put(bytes, i, deviates.at(start + i));
        }
        int period = bytes.position();
        while (bytes.hasRemaining()) {
            bytes.put(bytes.duplicate().flip().limit(Math.min(bytes.remaining(), period)));
        }
        return bytes.flip();
    }

    private void put(ByteBuffer bytes, int index, float deviate) {
        switch (type()) {
            case I64 -> bytes.putLong(index);
            case F32 -> bytes.putFloat(value(deviate));
            case BF16 -> bytes.putShort((short) (Float.floatToIntBits(value(deviate)) >> 16));
            default -> bytes.putShort(half(value(deviate)));
        }
    }

    private float value(float deviate) {
        if (shape.size() < 2) {
            return name.endsWith("weight") ? 1 : 0;
        }
        long inputs = count() / shape.get(0);
        return deviate / (float) Math.sqrt((double) inputs);
    }

    /** The nearest binary16 below in magnitude, for magnitudes below 65504; the JDK rounds, from version 20 on. */
    static short half(float value) {
        int bits = Float.floatToIntBits(value);
        int sign = (bits >> 16) & 0x8000;
        int exponent = ((bits >> 23) & 0xff) - 112;
        if (exponent <= 0) {
            return (short) (sign | (int) (Math.abs(value) * 0x1p24f));
        }
        return (short) (sign | (exponent << 10) | ((bits >> 13) & 0x3ff));
    }

    /** A row of normal numbers, which all tensors of a file share, each from a place of its own. */
    static final class Deviates {
        private final float[] values = new float[2 * PERIOD];

        Deviates(long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < PERIOD; i++) {
                values[i] = (float) random.nextGaussian();
                values[PERIOD + i] = values[i];
            }
        }

        float at(int index) {
            return values[index];
        }
    }
}
