package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Value;

/** What the self-attentions of a network look at. */
@FunctionalInterface
interface SelfAttention {
    /** Their own picture alone. */
    SelfAttention ALONE =
            (at, queries, keys, values, heads) -> Maths.attention(at.graph(), queries, keys, values, heads);

    /** What {@code [N, C]} queries take from values; keys and values are those of the picture itself. */
    Value apply(Scope at, Value queries, Value keys, Value values, int heads);
}
