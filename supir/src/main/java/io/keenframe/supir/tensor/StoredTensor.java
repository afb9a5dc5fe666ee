package io.keenframe.supir.tensor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where a tensor lies: a range of bytes of a file, little endian and row-major, that nobody has read yet.
 *
 * @param file the file that holds it
 * @param name its name in that file
 * @param type the type of its elements
 * @param shape the length of each axis; empty for a scalar
 * @param offset the first byte, counted from the start of the file; of any alignment
 */
public record StoredTensor(Path file, String name, DataType type, long[] shape, long offset) {
    public StoredTensor {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** The number of its elements. */
    public long count() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The number of its bytes. */
    public long length() {
        return Math.multiplyExact(count(), type.bytes());
    }

    /** Whether it can be seen in a shape: its own, but for lengths of one at the end of either. */
    public boolean hasShape(long... wanted) {
        return Arrays.equals(trimmed(shape), trimmed(wanted));
    }

    /** Some files hold 1x1 convolutions as matrices, or the other way round; the bytes are the same. */
    private static long[] trimmed(long[] shape) {
        int axes = shape.length;
        while (axes > 0 && shape[axes - 1] == 1) {
            axes--;
        }
        return Arrays.copyOf(shape, axes);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof StoredTensor t
                && offset == t.offset
                && type == t.type
                && file.equals(t.file)
                && name.equals(t.name)
                && Arrays.equals(shape, t.shape);
    }

    @Override
    public int hashCode() {
        return Objects.hash(file, name, offset);
    }

    @Override
    public String toString() {
        return name + " " + type + Arrays.toString(shape) + " in " + file;
    }
}
