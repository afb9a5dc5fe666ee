package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.onnx.Value;

/** The encoder of the autoencoder: pixels to the moments of their latent. */
record VaeEncoder(VaeConfig config) {
    /** {@code [1, 3, H, W]} to {@code [1, 2 * C, H/factor, W/factor]}: means, then logarithms of variances. */
    Value moments(Scope at, Value pixels) {
        VaeBlocks blocks = new VaeBlocks(config.normGroups());
        Value h = Layers.conv(at.at("conv_in"), pixels, config.ch(), 3);
        for (int level = 0; level < config.chMult().size(); level++) {
            h = level(at.at("down").at(level), blocks, h, level);
        }
        h = blocks.norm(at.at("norm_out"), blocks.middle(at.at("mid"), h));
        return Layers.conv(at.at("conv_out"), h, 2 * config.zChannels(), 3);
    }

    private Value level(Scope at, VaeBlocks blocks, Value x, int level) {
        Value h = x;
        for (int i = 0; i < config.numResBlocks(); i++) {
            h = blocks.residual(
                    at.at("block").at(i), h, config.ch() * config.chMult().get(level));
        }
        boolean last = level == config.chMult().size() - 1;
        return last ? h : Layers.halve(at.at("downsample.conv"), h, 0, 1);
    }
}
