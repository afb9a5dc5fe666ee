package io.keenframe.supir.tensor;

import java.util.Arrays;

/**
 * What a LoRA adds to some rows of a weight: {@code scale * up * down}.
 *
 * @param down {@code [rank, in]}, or {@code [rank, in, kh, kw]} for a convolution
 * @param up {@code [out, rank]}, or {@code [out, rank, 1, 1]}
 * @param scale what the product counts for
 * @param firstRow the first of the {@code out} rows; above 0 where several weights are stored as one
 */
public record LowRank(StoredTensor down, StoredTensor up, float scale, int firstRow) {
    /** The rank. */
    public int rank() {
        return Math.toIntExact(down.shape()[0]);
    }

    /** The rows that it changes. */
    public int rows() {
        return Math.toIntExact(up.shape()[0]);
    }

    /** Whether it can be added to so many rows of a weight of a shape. */
    public boolean fits(int of, long... weight) {
        long[] first = weight.clone();
        first[0] = rank();
        return down.hasShape(first) && up.hasShape(of, rank());
    }

    @Override
    public String toString() {
        return down.name() + Arrays.toString(down.shape()) + " and " + Arrays.toString(up.shape());
    }
}
