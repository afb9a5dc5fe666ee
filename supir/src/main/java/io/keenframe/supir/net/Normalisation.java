package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Value;

/** How the group norms of the autoencoder come by the means and variances that they take out. */
interface Normalisation {
    /** The normalised image, by the weights at a place. */
    Value apply(Scope at, Value x);

    /** What the published networks do: a norm measures the image that it is given. */
    static Normalisation measuring(int groups) {
        return (at, x) -> Layers.groupNorm(at, x, groups, Layers.FINE);
    }
}
