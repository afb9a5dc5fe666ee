package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;

/**
 * The group norm that ONNX Runtime's CUDA computes in one pass, with its activation.
 *
 * <p>It takes channels that lie last. The turns before and behind it meet those of the convolutions, which prefer that as
 * well, and ONNX Runtime takes out the pairs.
 */
final class FusedNorm {
    private static final int WIDEST_GROUP = 512;
    private static final Op NORM = Op.microsoft("GroupNorm").with("channels_last", 1L);
    private static final Op CHANNELS_LAST = Op.of("Transpose").with("perm", 0, 2, 3, 1);
    private static final Op CHANNELS_FIRST = Op.of("Transpose").with("perm", 0, 3, 1, 2);

    private FusedNorm() {}

    /** Whether its kernel takes these: it reads two channels of a group at a time, and a group in one block of threads. */
    static boolean takes(int channels, int groups) {
        return channels % (2 * groups) == 0 && channels / groups <= WIDEST_GROUP;
    }

    /** Normalises each group of channels of {@code [1, C, H, W]} over the whole image, and activates it by SiLU or not. */
    static Value apply(Scope at, Value x, int groups, float epsilon, boolean activated) {
        Graph graph = at.graph();
        int channels = x.size(1);
        int[] last = {1, x.size(2), x.size(3), channels};
        Op norm = NORM.with("groups", (long) groups).with("epsilon", epsilon).with("activation", activated ? 1L : 0L);
        Value normal = graph.node(
                norm,
                last,
                graph.node(CHANNELS_LAST, last, x),
                graph.inlined(at.stored("weight", channels), channels),
                graph.inlined(at.stored("bias", channels), channels));
        return graph.node(CHANNELS_FIRST, x.shape(), normal);
    }
}
