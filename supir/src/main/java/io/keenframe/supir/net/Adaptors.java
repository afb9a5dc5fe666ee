package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import java.util.function.UnaryOperator;

/**
 * SUPIR's adaptors, through which the control enters the U-Net (paper, section 3.1), taken from the last to the first.
 *
 * <p>They are numbered from the shallowest skip to the middle; a cross-attention stands just before the transform of the
 * same skip.
 */
final class Adaptors {
    private final UnetConfig config;
    private final Scope modules;
    private final Value scale;
    private int next;

    /**
     * All adaptors of a U-Net.
     *
     * @param scale weight of the control, {@code [1]}
     */
    Adaptors(UnetConfig config, Scope unet, Value scale) {
        this.config = config;
        this.modules = unet.at("project_modules");
        this.scale = scale;
        int skips = 1 + config.levels() * config.numResBlocks() + config.levels() - 1;
        this.next = skips + 1 + config.levels() - 1;
    }

    /** The middle, modulated by its control (ZeroSFT). */
    Value transform(Value control, Value skip) {
        return transform(control, skip, UnaryOperator.identity());
    }

    /** The decoder's feature before the skip, modulated by the skip's control (ZeroSFT). */
    Value transform(Value control, Value skip, Value decoder) {
        return transform(control, skip, h -> Shapes.concat(modules.graph(), decoder, h));
    }

    private Value transform(Value control, Value skip, UnaryOperator<Value> joined) {
        Scope at = modules.at(--next);
        Graph graph = at.graph();
        Value raw = joined.apply(skip);
        Value controlled = Layers.conv(at.at("zero_conv"), control, skip.size(1), 1);
        Value h = joined.apply(Maths.add(graph, skip, controlled));
        Value normal = Layers.groupNorm(at.at("param_free_norm"), h, config.normGroups(), Layers.COARSE);
        Value shared = Maths.silu(graph, Layers.conv(at.at("mlp_shared.0"), control, config.sftHidden(), 3));
        Value gain = Layers.conv(at.at("zero_mul"), shared, h.size(1), 3);
        Value shift = Layers.conv(at.at("zero_add"), shared, h.size(1), 3);
        Value change = Maths.add(graph, Maths.multiply(graph, normal, gain), shift);
        return blend(graph, raw, Maths.add(graph, normal, change));
    }

    /** The decoder's feature, having attended to the control, before an upsampling (ZeroCrossAttn). */
    Value attend(Value control, Value decoder) {
        Scope at = modules.at(--next);
        Graph graph = at.graph();
        int channels = decoder.size(1);
        Value x = tokens(at.at("norm1"), decoder);
        Value seen = tokens(at.at("norm2"), control);
        Value queries = Layers.linearOnly(at.at("attn.to_q"), x, channels);
        Value keys = Layers.linearOnly(at.at("attn.to_k"), seen, channels);
        Value values = Layers.linearOnly(at.at("attn.to_v"), seen, channels);
        Value h = Maths.attention(graph, queries, keys, values, channels / config.numHeadChannels());
        h = Layers.linear(at.at("attn.to_out.0"), h, channels);
        return Maths.add(graph, decoder, Maths.multiply(graph, Shapes.image(graph, h, decoder), scale));
    }

    private Value tokens(Scope norm, Value image) {
        return Shapes.tokens(norm.graph(), Layers.groupNorm(norm, image, config.normGroups(), Layers.COARSE));
    }

    private Value blend(Graph graph, Value raw, Value modulated) {
        return Maths.add(graph, raw, Maths.multiply(graph, Maths.subtract(graph, modulated, raw), scale));
    }
}
