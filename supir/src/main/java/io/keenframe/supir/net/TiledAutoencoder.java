package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.tensor.Tensor;

/**
 * The autoencoder for pictures that it cannot take whole: what is larger than a latent is worked on in windows.
 *
 * <p>Both the norms and the middle's attention are the whole picture's, so windows leave no trace but rounding. The
 * innermost level, with the attention, is small and is run whole: with the published sizes, its images take 32 bytes for
 * each of the picture's pixels.
 */
final class TiledAutoencoder implements Autoencoder {
    private static final int COLOURS = 3;

    /** Elements of the largest images that are kept: of pictures of 8 million pixels, with the published sizes. */
    private static final long KEPT = 1L << 30;

    private final Engine engine;
    private final VaeConfig config;
    private final VaeGraphs graphs;
    private final int side;
    private final long kept;
    private final Workspace workspace = new Workspace();

    /**
     * An autoencoder with windows of a size.
     *
     * @param side rows and columns of the windows of a picture, at most
     */
    TiledAutoencoder(Engine engine, int side) {
        this(engine, side, KEPT);
    }

    /** The same with another limit to what is kept. */
    TiledAutoencoder(Engine engine, int side, long kept) {
        this.kept = kept;
        this.engine = engine;
        this.config = engine.config().vae();
        this.graphs = VaeGraphs.of(engine);
        this.side = side;
    }

    @Override
    public synchronized Tensor encode(Tensor pixels, Tensor noise) {
        Tensor features = features(VaeGraphs.CLEAN, pixels);
        Graph graph = graphs.sampler(VaeChain.innermostDown(config), features.shape());
        return run(graph, new Inputs().with(VaeGraphs.X, features).with(VaeGraphs.NOISE, noise));
    }

    @Override
    public synchronized Tensor encodeRobust(Tensor pixels) {
        Tensor features = features(VaeGraphs.ROBUST, pixels);
        Graph graph = graphs.robustEncoder(VaeChain.innermostDown(config), features.shape());
        return run(graph, new Inputs().with(VaeGraphs.X, features));
    }

    @Override
    public synchronized Tensor decode(Tensor latent) {
        Size size = Size.of("the latent", latent, config.zChannels(), 1);
        Graph graph = graphs.decoder(VaeChain.innermostUp(config), size);
        FeatureMap image = FeatureMap.of(run(graph, new Inputs().with(VaeGraphs.X, latent)), workspace);
        for (int level = config.levels() - 2; level >= 0; level--) {
            Size smaller = new Size(image.height(), image.width());
            image = apply(VaeGraphs.DECODER, VaeChain.up(config, level), level, smaller, image);
        }
        return tensor(image);
    }

    private Tensor features(String encoder, Tensor pixels) {
        Size.of("the picture", pixels, COLOURS, config.factor());
        FeatureMap image = FeatureMap.of(pixels, workspace);
        for (int level = 0; level < config.levels() - 1; level++) {
            Size smaller = new Size(image.height() / 2, image.width() / 2);
            image = apply(encoder, VaeChain.down(config, level), level, smaller, image);
        }
        return tensor(image);
    }

    private FeatureMap apply(String network, VaeChain chain, int level, Size smaller, FeatureMap image) {
        int margin = (chain.reach() + 1) / 2;
        Grid grid = Grid.of(smaller, side(level, margin), margin);
        // Images of the outermost level; further in, there are as many elements again only where the size changes.
        long outermost = (4L << (2 * level)) * smaller.height() * smaller.width() * config.channels(0);
        return new WindowedChain(engine, graphs, network, chain, grid, workspace, image)
                .result(Math.min(outermost, kept));
    }

    /** Inner levels have more channels; windows that would be all margin are enlarged. */
    private int side(int level, int margin) {
        return Math.max(side / (level == 0 ? 2 : 4), 4 * margin);
    }

    private Tensor tensor(FeatureMap image) {
        try (image) {
            return image.tensor(workspace);
        }
    }

    private Tensor run(Graph graph, Inputs given) {
        try (Inputs inputs = given;
                Session session = engine.openBriefly(graph);
                Outputs outputs = session.run(inputs)) {
            return outputs.tensor(VaeGraphs.Y);
        }
    }

    @Override
    public void close() {
        // Its sessions are closed after each use.
    }
}
