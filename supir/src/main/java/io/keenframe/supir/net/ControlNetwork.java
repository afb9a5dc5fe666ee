package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Value;
import java.util.ArrayList;
import java.util.List;

/** SUPIR's control network: reads the latent of the degraded picture beside the noisy one. */
record ControlNetwork(UnetConfig config, StepText text) {
    static final String PATH = "model.control_model";

    /** One feature map for each of the U-Net's skips, and the middle's. */
    List<Value> features(Scope at, Value x, Value hint, Value sinusoid) {
        UnetBlocks blocks = UnetBlocks.of(at, config, text, SelfAttention.ALONE, sinusoid);
        Trunk trunk = new Trunk(config, config.controlTransformerDepth(), blocks);
        Value hinted = Layers.conv(at.at("input_hint_block.0"), hint, config.modelChannels(), 3);
        List<Value> outs = new ArrayList<>(trunk.rest(at, Maths.add(at.graph(), trunk.first(at, x), hinted)));
        outs.add(trunk.middle(at, outs));
        return outs;
    }
}
