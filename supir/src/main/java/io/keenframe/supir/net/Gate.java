package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Dialect;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import java.util.List;
import java.util.Set;

/** The first half of a gated feed-forward layer (GEGLU): {@code a * gelu(b)}, a and b being two linear maps of a row. */
final class Gate {
    /** Of both maps together: the widths that ONNX Runtime's CUDA has the fused operator for, SDXL's among them. */
    private static final Set<Integer> FUSED = Set.of(2560, 5120, 10240);

    private Gate() {}

    /** {@code [N, C]} to {@code [N, width]}. */
    static Value apply(Scope maps, Value x, int width) {
        return maps.graph().dialect() == Dialect.CUDA && FUSED.contains(2 * width)
                ? fused(maps, x, width)
                : separate(maps, x, width);
    }

    private static Value separate(Scope maps, Value x, int width) {
        Graph graph = maps.graph();
        List<Value> halves = Shapes.split(graph, Layers.linear(maps, x, 2 * width), 2);
        return Maths.multiply(graph, halves.get(0), Maths.gelu(graph, halves.get(1)));
    }

    private static Value fused(Scope maps, Value x, int width) {
        Graph graph = maps.graph();
        Value mapped = Shapes.batch(graph, Layers.linearOnly(maps, x, 2 * width));
        Value gated = graph.node(
                Op.microsoft("BiasSplitGelu"), new int[] {1, x.size(0), width}, mapped, maps.weight("bias", 2 * width));
        return Shapes.reshape(graph, gated, x.size(0), width);
    }
}
