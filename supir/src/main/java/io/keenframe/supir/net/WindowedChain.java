package io.keenframe.supir.net;

import io.keenframe.supir.net.Grid.Window;
import io.keenframe.supir.net.VaeBlock.Convolution;
import io.keenframe.supir.net.VaeBlock.Norm;
import io.keenframe.supir.net.VaeBlock.Opening;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A part of the autoencoder that is run on an image window by window, with the result of running it on the whole.
 *
 * <p>A group norm needs the mean and variance of its whole image before it can begin. So the windows are gone through once
 * for each norm, to measure what it sees, and what lies between the last image that was kept whole and that norm is
 * computed anew each time. With the published sizes, that is half as much work again as a single pass while all images
 * are kept that have no more elements than the outermost blocks' results: the decoder then keeps two of those, 1 KB for
 * each of the picture's pixels. Upstream goes through the windows once, and misses the variance between them.
 */
final class WindowedChain {
    private final Engine engine;
    private final VaeGraphs graphs;
    private final String network;
    private final VaeChain chain;
    private final Grid grid;
    private final Workspace workspace;
    private final Map<String, Moments> measured = new HashMap<>();
    private FeatureMap kept;

    /**
     * A chain at the beginning of its work.
     *
     * @param network the encoder or the decoder that it is a part of
     * @param grid windows over the smaller of the images before and behind it
     */
    WindowedChain(
            Engine engine,
            VaeGraphs graphs,
            String network,
            VaeChain chain,
            Grid grid,
            Workspace workspace,
            FeatureMap image) {
        this.engine = engine;
        this.graphs = graphs;
        this.network = network;
        this.chain = chain;
        this.grid = grid;
        this.workspace = workspace;
        this.kept = image;
    }

    /**
     * What the chain makes of its image, which is closed.
     *
     * @param limit elements of the largest images that are kept between blocks; each that is not is computed again for
     *     every norm until the next that is
     */
    FeatureMap result(long limit) {
        int last = chain.blocks().size() - 1;
        int from = 0;
        for (int i = 0; i <= last; i++) {
            VaeBlock block = chain.blocks().get(i);
            for (Norm norm : block.norms()) {
                String path = graphs.scope(network).at(norm.path()).path();
                measured.put(path, measure(chain.part(from, i), norm));
            }
            WindowGraph graph = WindowGraph.applying(graphs.scope(network), chain.part(from, i + 1), windowShape());
            // A picture's three channels are convolved in no time, and kept already.
            boolean worthIt = !(block instanceof Convolution) && elements(graph) <= limit;
            if (i == last || worthIt) {
                keep(apply(graph));
                from = i + 1;
            }
        }
        return kept;
    }

    private void keep(FeatureMap image) {
        kept.close();
        kept = image;
    }

    private long elements(WindowGraph graph) {
        long factor = factor(graph);
        return factor
                * factor
                * grid.size().height()
                * grid.size().width()
                * graph.result().size(1);
    }

    private Moments measure(VaeChain before, Norm norm) {
        int groups = graphs.config().normGroups();
        if (before.blocks().isEmpty() && norm.before() == Opening.NONE) {
            return kept.moments(groups, workspace);
        }
        WindowGraph graph = WindowGraph.measuring(graphs.scope(network), before, norm, groups, windowShape());
        Moments moments = new Moments(groups);
        int each = graph.result().size(1) / groups;
        int factor = factor(graph);
        run(graph, (session, inputs, window) -> {
            Window seen = window.times(factor);
            WindowGraph.own(inputs, seen.rows(), seen.columns());
            try (Outputs outputs = session.run(inputs)) {
                float[] means = outputs.tensor(WindowGraph.MEAN).values();
                float[] variances = outputs.tensor(WindowGraph.VARIANCE).values();
                for (int group = 0; group < groups; group++) {
                    moments.add(group, each * seen.own(), means[group], variances[group]);
                }
            }
        });
        return moments;
    }

    private FeatureMap apply(WindowGraph graph) {
        Value result = graph.result();
        int factor = factor(graph);
        FeatureMap image = new FeatureMap(
                result.size(1),
                factor * grid.size().height(),
                factor * grid.size().width());
        ByteBuffer buffer = workspace.result(Tensor.count(result.shape()));
        run(graph, (session, inputs, window) -> {
            try (Inputs into = new Inputs().with(WindowGraph.Y, buffer.asFloatBuffer(), result.shape())) {
                session.run(inputs, into);
            }
            image.write(window.times(factor), buffer);
        });
        return image;
    }

    private void run(WindowGraph graph, Step step) {
        int[] shape = windowShape();
        ByteBuffer buffer = workspace.window(Tensor.count(shape));
        int factor = kept.height() / grid.size().height();
        long cancellations = engine.running().cancellations();
        try (Session session = engine.openBriefly(graph.graph())) {
            for (Window window : grid.windows()) {
                engine.running().requireNoneSince(cancellations);
                kept.read(window.times(factor), buffer);
                try (Inputs inputs = new Inputs().with(WindowGraph.X, buffer.asFloatBuffer(), shape)) {
                    graph.tell(inputs, measured);
                    step.run(session, inputs, window);
                }
            }
        }
    }

    private int[] windowShape() {
        int factor = kept.height() / grid.size().height();
        return grid.windows().get(0).times(factor).shape(kept.channels());
    }

    /** How many of a result's pixels lie along one of the grid's. */
    private int factor(WindowGraph graph) {
        return graph.result().size(2) / grid.windows().get(0).rows().length();
    }

    private interface Step {
        void run(Session session, Inputs inputs, Window window);
    }
}
