package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;

/**
 * Self-attention, attention to the text, and a gated feed-forward layer, each beside a shortcut.
 *
 * @param heads heads of both attentions
 * @param text what it takes from the text
 * @param selfAttention what the self-attention looks at
 */
record TransformerBlock(int heads, StepText text, SelfAttention selfAttention) {
    /** {@code [N, C]} tokens to as many. */
    Value apply(Scope at, Value x) {
        Graph graph = at.graph();
        Value self = Maths.add(graph, self(at.at("attn1"), Layers.layerNorm(at.at("norm1"), x)), x);
        Value told = Maths.add(graph, cross(at.at("attn2"), Layers.layerNorm(at.at("norm2"), self)), self);
        return Maths.add(graph, feedForward(at.at("ff.net"), Layers.layerNorm(at.at("norm3"), told)), told);
    }

    private Value self(Scope at, Value x) {
        int channels = x.size(1);
        Value keys = Layers.linearOnly(at.at("to_k"), x, channels);
        Value values = Layers.linearOnly(at.at("to_v"), x, channels);
        return attend(at, x, keys, values, selfAttention);
    }

    private Value cross(Scope at, Value x) {
        int channels = x.size(1);
        Value keys = text.projection(at.at("to_k"), channels);
        return attend(at, x, keys, text.projection(at.at("to_v"), channels), SelfAttention.ALONE);
    }

    private Value attend(Scope at, Value x, Value keys, Value values, SelfAttention attention) {
        int channels = x.size(1);
        Value queries = Layers.linearOnly(at.at("to_q"), x, channels);
        Value h = attention.apply(at, queries, keys, values, heads);
        return Layers.linear(at.at("to_out.0"), h, channels);
    }

    private static Value feedForward(Scope at, Value x) {
        int channels = x.size(1);
        return Layers.linear(at.at(2), Gate.apply(at.at("0.proj"), x, 4 * channels), channels);
    }
}
