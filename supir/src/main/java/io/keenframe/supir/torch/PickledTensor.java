package io.keenframe.supir.torch;

import io.keenframe.supir.tensor.StoredTensor;
import java.nio.file.Path;

/**
 * A tensor as a pickle states it: not yet believed.
 *
 * @param storage where its elements are
 * @param start its first element in the storage
 * @param shape the length of each axis
 * @param strides how far apart neighbours along each axis are, in elements
 */
record PickledTensor(PickledStorage storage, long start, long[] shape, long[] strides) {
    /** Returns where its elements lie row by row within a storage of so many bytes. */
    void requireWithin(String name, long bytes) throws PickleException {
        try {
            requireRows(name);
            long end = Math.multiplyExact(
                    Math.addExact(start, count()), (long) storage.type().bytes());
            if (start < 0 || end > bytes) {
                throw new PickleException(
                        "tensor " + name + " ends at byte " + end + " of a storage that has " + bytes);
            }
        } catch (ArithmeticException e) {
            throw new PickleException("tensor " + name + " has an impossible shape");
        }
    }

    private void requireRows(String name) throws PickleException {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] < 0) {
                throw new PickleException("tensor " + name + " has an impossible shape");
            }
            if (shape[axis] != 1 && strides[axis] != expected && count() > 0) {
                throw new PickleException("tensor " + name
                        + " is not stored row by row, so that it cannot be read in place; save it again after"
                        + " .contiguous()");
            }
            expected *= shape[axis];
        }
    }

    private long count() {
        long count = 1;
        for (long length : shape) {
            count = Math.multiplyExact(count, length);
        }
        return count;
    }

    /** The tensor's place, where its storage begins at a byte of a file. */
    StoredTensor stored(Path file, String name, long storageOffset) {
        return new StoredTensor(
                file,
                name,
                storage.type(),
                shape,
                storageOffset + start * storage.type().bytes());
    }

    @Override
    public String toString() {
        return "tensor in storage " + storage.key();
    }
}
