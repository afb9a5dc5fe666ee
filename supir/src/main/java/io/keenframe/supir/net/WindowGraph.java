package io.keenframe.supir.net;

import io.keenframe.supir.net.VaeBlock.Norm;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A part of the autoencoder for a window of an image, with norms that take what was measured over the whole image.
 *
 * <p>Convolutions fill up with zeros at the window's ends as they do at the image's, so the window's result is wrong near
 * those of its ends that are not the image's, as far as {@link VaeChain#reach}.
 */
final class WindowGraph {
    static final String X = "x";
    static final String Y = "y";
    static final String MEAN = "mean";
    static final String VARIANCE = "variance";

    private static final String FROM = "from";
    private static final String TO = "to";

    private final Graph graph;
    private final Value result;
    private final Map<String, Integer> norms = new LinkedHashMap<>();

    private WindowGraph(Scope at, VaeChain chain, Norm until, int... window) {
        graph = at.graph();
        Value h = chain.apply(at, graph.input(X, window), this::normal);
        result = until.before().apply(at, h, this::normal);
    }

    /** What a chain makes of a window. */
    static WindowGraph applying(Scope at, VaeChain chain, int... window) {
        WindowGraph written = new WindowGraph(at, chain, new Norm("", VaeBlock.Opening.NONE), window);
        written.graph.output(Y, written.result);
        return written;
    }

    /** Mean and variance, over the window's own part, of what a norm behind a chain sees. */
    static WindowGraph measuring(Scope at, VaeChain chain, Norm norm, int groups, int... window) {
        WindowGraph written = new WindowGraph(at, chain, norm, window);
        written.measure(groups);
        return written;
    }

    Graph graph() {
        return graph;
    }

    /** What was written, or is measured; its height and width are those of the whole window. */
    Value result() {
        return result;
    }

    /** Adds what its norms have to know. */
    void tell(Inputs inputs, Map<String, Moments> measured) {
        norms.forEach((path, channels) -> {
            Moments moments = measured.get(path);
            if (moments == null) {
                throw new IllegalStateException(path + " has not been measured");
            }
            inputs.with(mean(path), moments.means(channels));
            inputs.with(scale(path), moments.scales(channels, Layers.FINE));
        });
    }

    /** Adds which part of the window is measured. */
    static void own(Inputs inputs, Span rows, Span columns) {
        inputs.with(FROM, rows.lead(), columns.lead());
        inputs.with(TO, rows.lead() + rows.own(), columns.lead() + columns.own());
    }

    private Value normal(Scope at, Value x) {
        int channels = x.size(1);
        norms.put(at.path(), channels);
        Value centred = Maths.subtract(graph, x, graph.input(mean(at.path()), 1, channels, 1, 1));
        Value scale = graph.input(scale(at.path()), 1, channels, 1, 1);
        Value gain = Maths.multiply(graph, at.channels("weight", channels), scale);
        return Maths.add(graph, Maths.multiply(graph, centred, gain), at.channels("bias", channels));
    }

    private void measure(int groups) {
        Value rowsAndColumns = graph.constant(2, 3);
        Value own = graph.node(
                Op.of("Slice"), result.shape(), result, graph.indices(FROM, 2), graph.indices(TO, 2), rowsAndColumns);
        Value grouped = Shapes.reshape(graph, own, 1, groups, -1);
        Value mean = mean(grouped, groups);
        Value centred = Maths.subtract(graph, grouped, mean);
        graph.output(MEAN, mean);
        graph.output(VARIANCE, mean(Maths.multiply(graph, centred, centred), groups));
    }

    private Value mean(Value grouped, int groups) {
        return graph.node(Op.of("ReduceMean"), new int[] {1, groups, 1}, grouped, graph.constant(2));
    }

    private static String mean(String norm) {
        return norm + "." + MEAN;
    }

    private static String scale(String norm) {
        return norm + ".scale";
    }
}
