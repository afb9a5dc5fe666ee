package io.keenframe.supir.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * A dense array of 32-bit floats in row-major order, with its shape.
 *
 * <p>Pictures and latents are NCHW; pixels are RGB in [-1, 1]. The array is shared, not copied: whoever is handed a
 * tensor reads it and writes a new one.
 *
 * @param values the elements, {@code shape[0] * shape[1] * ...} of them
 * @param shape the length of each axis
 */
public record Tensor(float[] values, int... shape) {
    public Tensor {
        Objects.requireNonNull(values, "values");
        if (values.length != count(shape)) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill the shape " + Arrays.toString(shape));
        }
    }

    /** A tensor of zeros. */
    public static Tensor zeros(int... shape) {
        return new Tensor(new float[count(shape)], shape);
    }

    /** The number of elements of a shape; 1 for a scalar's empty one. */
    public static int count(int... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The length of one axis; negative axes count from the last. */
    public int size(int axis) {
        return shape[axis < 0 ? shape.length + axis : axis];
    }

    /** The same elements under another shape of the same count. */
    public Tensor reshape(int... other) {
        return new Tensor(values, other);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
