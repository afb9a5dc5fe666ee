package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.onnx.Value;

/** The decoder of the autoencoder: a latent to pixels. */
record VaeDecoder(VaeConfig config) {
    private static final int COLOURS = 3;

    /** {@code [1, C, h, w]} to {@code [1, 3, h * factor, w * factor]}. */
    Value pixels(Scope at, Value latent) {
        VaeBlocks blocks = new VaeBlocks(config.normGroups());
        int levels = config.chMult().size();
        Value h = Layers.conv(
                at.at("conv_in"), latent, config.ch() * config.chMult().get(levels - 1), 3);
        h = blocks.middle(at.at("mid"), h);
        for (int level = levels - 1; level >= 0; level--) {
            h = level(at.at("up").at(level), blocks, h, level);
        }
        return Layers.conv(at.at("conv_out"), blocks.norm(at.at("norm_out"), h), COLOURS, 3);
    }

    private Value level(Scope at, VaeBlocks blocks, Value x, int level) {
        Value h = x;
        for (int i = 0; i <= config.numResBlocks(); i++) {
            h = blocks.residual(
                    at.at("block").at(i), h, config.ch() * config.chMult().get(level));
        }
        return level == 0 ? h : Layers.conv(at.at("upsample.conv"), Shapes.enlarge(at.graph(), h), h.size(1), 3);
    }
}
