package io.keenframe.supir.tensor;

import java.util.List;

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

    /** What is added to a tensor wherever it is used as a weight, by its published name. */
    default List<LowRank> additions(String name) {
        return List.of();
    }
}
