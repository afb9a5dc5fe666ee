package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.tensor.Tensor;

/** The autoencoder as ONNX graphs, one for each size. */
final class OnnxAutoencoder implements Autoencoder {
    private static final int COLOURS = 3;

    private final VaeConfig config;
    private final SessionCache<Size> samplers;
    private final SessionCache<Size> robustEncoders;
    private final SessionCache<Size> decoders;

    OnnxAutoencoder(Engine engine) {
        config = engine.config().vae();
        VaeGraphs graphs = VaeGraphs.of(engine);
        samplers = new SessionCache<>(
                size -> engine.open(graphs.sampler(VaeChain.encoder(config), pixels(size))), Size::area);
        robustEncoders = new SessionCache<>(
                size -> engine.open(graphs.robustEncoder(VaeChain.encoder(config), pixels(size))), Size::area);
        decoders = new SessionCache<>(size -> engine.open(graphs.decoder(VaeChain.decoder(config), size)), Size::area);
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

    private static Tensor run(SessionCache<Size> sessions, Size size, Inputs inputs) {
        return sessions.use(size, session -> {
            try (Outputs outputs = session.run(inputs)) {
                return outputs.tensor(VaeGraphs.Y);
            }
        });
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
