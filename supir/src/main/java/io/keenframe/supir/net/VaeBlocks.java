package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;

/** The parts that encoder and decoder of the autoencoder share. */
record VaeBlocks(int groups) {
    /** Two convolutions beside a shortcut. */
    Value residual(Scope at, Value x, int channels) {
        Value h = Layers.conv(at.at("conv1"), norm(at.at("norm1"), x), channels, 3);
        h = Layers.conv(at.at("conv2"), norm(at.at("norm2"), h), channels, 3);
        Value shortcut = x.size(1) == channels ? x : Layers.conv(at.at("nin_shortcut"), x, channels, 1);
        return Maths.add(at.graph(), shortcut, h);
    }

    /** Residual block, attention over all positions, residual block. */
    Value middle(Scope at, Value x) {
        int channels = x.size(1);
        Value h = attention(at.at("attn_1"), residual(at.at("block_1"), x, channels));
        return residual(at.at("block_2"), h, channels);
    }

    /** The activated norm before a convolution. */
    Value norm(Scope at, Value x) {
        return Layers.activatedNorm(at, x, groups, Layers.FINE);
    }

    private Value attention(Scope at, Value x) {
        Graph graph = at.graph();
        Value tokens = Shapes.tokens(graph, Layers.groupNorm(at.at("norm"), x, groups, Layers.FINE));
        Value h = Maths.attention(graph, map(at.at("q"), tokens), map(at.at("k"), tokens), map(at.at("v"), tokens), 1);
        return Maths.add(graph, x, Shapes.image(graph, map(at.at("proj_out"), h), x));
    }

    private static Value map(Scope at, Value tokens) {
        return Layers.pointwise(at, tokens, tokens.size(1));
    }
}
