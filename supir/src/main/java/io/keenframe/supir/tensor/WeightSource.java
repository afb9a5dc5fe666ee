package io.keenframe.supir.tensor;

/** What a network asks for its weights by name; it hears where they lie, not what they are. */
@FunctionalInterface
public interface WeightSource {
    /**
     * The place of a tensor.
     *
     * @param name its published name
     * @param shape the shape the network needs
     * @throws IllegalArgumentException if there is none of that name and shape; the message names it and the files
     */
    StoredTensor require(String name, long... shape);
}
