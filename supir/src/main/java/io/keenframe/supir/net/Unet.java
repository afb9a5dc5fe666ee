package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * SDXL's U-Net, whose skips pass through SUPIR's adaptors.
 *
 * @param config its sizes
 * @param text what it takes from the text
 * @param selfAttention what its self-attentions look at
 */
record Unet(UnetConfig config, StepText text, SelfAttention selfAttention) {
    static final String PATH = "model.diffusion_model";

    /**
     * The noise in a latent.
     *
     * @param control the control network's features
     * @param scale their weight, {@code [1]}
     */
    Value noise(Scope at, Value x, Value sinusoid, List<Value> control, Value scale) {
        UnetBlocks blocks = UnetBlocks.of(at, config, text, selfAttention, sinusoid);
        Trunk trunk = new Trunk(config, config.transformerDepth(), blocks);
        List<Value> skips = trunk.rest(at, trunk.first(at, x));
        Adaptors adaptors = new Adaptors(config, at, scale);
        Value middle = adaptors.transform(control.get(skips.size()), trunk.middle(at, skips));
        Value h = new WayUp(
                        at.at("output_blocks"), blocks, adaptors, stack(skips), stack(control.subList(0, skips.size())))
                .apply(middle);
        return Layers.conv(at.at("out.2"), blocks.norm(at.at("out.0"), h), config.inChannels(), 3);
    }

    private static Deque<Value> stack(List<Value> values) {
        Deque<Value> stack = new ArrayDeque<>();
        values.forEach(stack::push);
        return stack;
    }
}
