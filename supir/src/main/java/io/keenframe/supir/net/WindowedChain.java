package io.keenframe.supir.net;

import io.keenframe.supir.net.Grid.Window;
import io.keenframe.supir.net.VaeBlock.Norm;
import io.keenframe.supir.net.VaeBlock.Opening;
import io.keenframe.supir.net.VaeBlock.Residual;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * A part of the autoencoder that is run on an image window by window, with the result of running it on the whole.
 *
 * <p>A group norm needs the mean and variance of its whole image before it can begin. So the windows are gone through once
 * for each norm, to measure what it sees, and what lies between the last image that was kept whole and that norm is
 * computed anew each time. Upstream goes through the windows once, and misses the variance between them.
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
     * What the chain makes of its image.
     *
     * @param keeps whether the images behind residual blocks are kept too: about half the work, for the memory of two
     */
    FeatureMap result(boolean keeps) {
        int last = chain.blocks().size() - 1;
        int from = 0;
        for (int i = 0; i <= last; i++) {
            VaeBlock block = chain.blocks().get(i);
            for (Norm norm : block.norms()) {
                String path = graphs.scope(network).at(norm.path()).path();
                measured.put(path, measure(chain.part(from, i), norm));
            }
            if (i == last || keeps && block instanceof Residual) {
                kept = apply(chain.part(from, i + 1));
                from = i + 1;
            }
        }
        return kept;
    }

    private Moments measure(VaeChain before, Norm norm) {
        int groups = graphs.config().normGroups();
        if (before.blocks().isEmpty() && norm.before() == Opening.NONE) {
            return kept.moments(groups);
        }
        WindowGraph graph = WindowGraph.measuring(graphs.scope(network), before, norm, groups, windowShape());
        Moments moments = new Moments(groups);
        int channels = graph.result().size(1);
        int factor = factor(graph);
        run(graph, (session, inputs, window) -> {
            Window seen = window.times(factor);
            WindowGraph.own(inputs, seen.rows(), seen.columns());
            try (Outputs outputs = session.run(inputs)) {
                moments.add(
                        channels / groups * seen.own(),
                        outputs.tensor(WindowGraph.MEAN).values(),
                        outputs.tensor(WindowGraph.VARIANCE).values());
            }
        });
        return moments;
    }

    private FeatureMap apply(VaeChain part) {
        WindowGraph graph = WindowGraph.applying(graphs.scope(network), part, windowShape());
        Value result = graph.result();
        int factor = factor(graph);
        FeatureMap image = new FeatureMap(
                result.size(1),
                factor * grid.size().height(),
                factor * grid.size().width());
        FloatBuffer buffer = workspace.result(Tensor.count(result.shape()));
        run(graph, (session, inputs, window) -> {
            try (Inputs into = new Inputs().with(WindowGraph.Y, buffer, result.shape())) {
                session.run(inputs, into);
            }
            Window written = window.times(factor);
            image.write(written.rows(), written.columns(), buffer);
        });
        return image;
    }

    private void run(WindowGraph graph, Step step) {
        int[] shape = windowShape();
        FloatBuffer buffer = workspace.window(Tensor.count(shape));
        int factor = kept.height() / grid.size().height();
        long cancellations = engine.running().cancellations();
        try (Session session = engine.openBriefly(graph.graph())) {
            for (Window window : grid.windows()) {
                engine.running().requireNoneSince(cancellations);
                Window read = window.times(factor);
                kept.read(read.rows(), read.columns(), buffer);
                try (Inputs inputs = new Inputs().with(WindowGraph.X, buffer, shape)) {
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
