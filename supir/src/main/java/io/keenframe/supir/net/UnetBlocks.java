package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;

/**
 * The blocks that the U-Net and the control network are made of.
 *
 * @param config their sizes
 * @param text what they take from the text
 * @param selfAttention what self-attentions look at
 * @param embedding the activated embedding of time step and label, {@code [1, embeddingChannels]}
 */
record UnetBlocks(UnetConfig config, StepText text, SelfAttention selfAttention, Value embedding) {
    /** The blocks of the network at a place, for a time step's sinusoid. */
    static UnetBlocks of(Scope trunk, UnetConfig config, StepText text, SelfAttention selfAttention, Value sinusoid) {
        Value time = Embeddings.perceptron(trunk.at("time_embed"), sinusoid, config.embeddingChannels());
        Value sum = Maths.add(trunk.graph(), time, text.label(trunk, config.embeddingChannels()));
        return new UnetBlocks(config, text, selfAttention, Maths.silu(trunk.graph(), sum));
    }

    /** Two convolutions, told the embedding between them, beside a shortcut. */
    Value residual(Scope at, Value x, int channels) {
        Graph graph = at.graph();
        Value h = Layers.conv(at.at("in_layers.2"), norm(at.at("in_layers.0"), x), channels, 3);
        Value told = Layers.linear(at.at("emb_layers.1"), embedding, channels);
        h = Maths.add(graph, h, Shapes.reshape(graph, told, 1, channels, 1, 1));
        h = Layers.conv(at.at("out_layers.3"), norm(at.at("out_layers.0"), h), channels, 3);
        Value shortcut = x.size(1) == channels ? x : Layers.conv(at.at("skip_connection"), x, channels, 1);
        return Maths.add(graph, shortcut, h);
    }

    /** So many transformer blocks over all positions, beside a shortcut. */
    Value transformer(Scope at, Value x, int depth) {
        Graph graph = at.graph();
        int channels = x.size(1);
        Value normal = Layers.groupNorm(at.at("norm"), x, config.normGroups(), Layers.FINE);
        Value h = Layers.linear(at.at("proj_in"), Shapes.tokens(graph, normal), channels);
        TransformerBlock block = new TransformerBlock(channels / config.numHeadChannels(), text, selfAttention);
        for (int i = 0; i < depth; i++) {
            h = block.apply(at.at("transformer_blocks").at(i), h);
        }
        Value image = Shapes.image(graph, Layers.linear(at.at("proj_out"), h, channels), x);
        return Maths.add(graph, x, image);
    }

    /** Residual block, transformer, residual block. */
    Value middle(Scope at, Value x, int depth) {
        Value h = transformer(at.at(1), residual(at.at(0), x, x.size(1)), depth);
        return residual(at.at(2), h, x.size(1));
    }

    /** The activated norm before a convolution. */
    Value norm(Scope at, Value x) {
        return Layers.activatedNorm(at, x, config.normGroups(), Layers.COARSE);
    }
}
