package io.keenframe.supir.onnx;

import java.util.Arrays;

/**
 * An edge of a graph: a tensor that a node, an input or the weights will supply.
 *
 * @param name unique in its graph; empty for an optional input left out
 * @param shape the length of each axis
 */
public record Value(String name, int... shape) {
    /** Stands for an optional input that is left out. */
    public static final Value NONE = new Value("");

    /** The length of one axis; negative axes count from the last. */
    public int size(int axis) {
        return shape[axis < 0 ? shape.length + axis : axis];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Value v && name.equals(v.name) && Arrays.equals(shape, v.shape);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
