package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.tensor.Tensor;
import java.util.function.Function;

/**
 * The autoencoder as ONNX graphs, one for each size.
 *
 * <p>Where weights are mapped, each is loaded for its run, into memory: its convolutions are then a tenth faster, for
 * which loading costs a fiftieth, and nothing is in the way of the noise predictor.
 */
final class OnnxAutoencoder implements Autoencoder {
    private static final int COLOURS = 3;

    private final VaeConfig config;
    private final boolean thrifty;
    private final SessionCache<Size> samplers;
    private final SessionCache<Size> robustEncoders;
    private final SessionCache<Size> decoders;

    OnnxAutoencoder(Engine engine) {
        config = engine.config().vae();
        thrifty = engine.isThrifty();
        VaeGraphs graphs = VaeGraphs.of(engine);
        samplers = sessions(engine, size -> graphs.sampler(VaeChain.encoder(config), pixels(size)));
        robustEncoders = sessions(engine, size -> graphs.robustEncoder(VaeChain.encoder(config), pixels(size)));
        decoders = sessions(engine, size -> graphs.decoder(VaeChain.decoder(config), size));
    }

    private static SessionCache<Size> sessions(Engine engine, Function<Size, Graph> graphs) {
        Function<Graph, Session> opening = engine.isThrifty() ? engine::openResident : engine::open;
        return new SessionCache<>(size -> opening.apply(graphs.apply(size)), Size::area);
    }

    @Override
    public Tensor encode(Tensor pixels, Tensor noise) {
        try (Inputs inputs = new Inputs().with(VaeGraphs.X, pixels).with(VaeGraphs.NOISE, noise)) {
            return run(samplers, picture(pixels), inputs);
        }
    }

    @Override
    public Tensor encodeRobust(Tensor pixels) {
        try (Inputs inputs = new Inputs().with(VaeGraphs.X, pixels)) {
            return run(robustEncoders, picture(pixels), inputs);
        }
    }

    @Override
    public Tensor decode(Tensor latent) {
        Size size = Size.of("the latent", latent, config.zChannels(), 1);
        try (Inputs inputs = new Inputs().with(VaeGraphs.X, latent)) {
            return run(decoders, size, inputs);
        }
    }

    private Size picture(Tensor pixels) {
        return Size.of("the picture", pixels, COLOURS, config.factor());
    }

    private static int[] pixels(Size size) {
        return new int[] {1, COLOURS, size.height(), size.width()};
    }

    private Tensor run(SessionCache<Size> sessions, Size size, Inputs inputs) {
        try {
            return sessions.use(size, session -> {
                try (Outputs outputs = session.run(inputs)) {
                    return outputs.tensor(VaeGraphs.Y);
                }
            });
        } finally {
            if (thrifty) {
                sessions.clear();
            }
        }
    }

    @Override
    public void release() {
        samplers.clear();
        robustEncoders.clear();
        decoders.clear();
    }

    @Override
    public void close() {
        samplers.close();
        robustEncoders.close();
        decoders.close();
    }
}
