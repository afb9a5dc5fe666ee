package io.keenframe.supir.net;

import io.keenframe.supir.config.TextConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import java.util.List;

/** OpenCLIP ViT-bigG's text tower. */
record ClipG(TextConfig config) {
    static final String PATH = "conditioner.embedders.1.model";

    /** Token ids to {@code [tokens, width]}, before the last layer. */
    Value hidden(Scope at, Value ids, Value mask) {
        Value x = Embedding.rows(at.at("token_embedding"), "weight", config, ids);
        x = Maths.add(at.graph(), x, at.weight("positional_embedding", config.context(), config.width()));
        for (int i = 0; i < config.layers() - 1; i++) {
            x = layer(block(at, i), x, mask);
        }
        return x;
    }

    /** The projection {@code [1, projection]} of the last layer's end-of-text token. */
    Value pooled(Scope at, Value hidden, Value end, Value mask) {
        Value last = layer(block(at, config.layers() - 1), hidden, mask);
        Value token = Shapes.rows(at.graph(), Layers.layerNorm(at.at("ln_final"), last), end);
        Value projection = at.weight("text_projection", config.width(), config.projection());
        return at.graph().node(Op.of("Gemm"), new int[] {1, config.projection()}, token, projection);
    }

    private static Scope block(Scope at, int i) {
        return at.at("transformer.resblocks").at(i);
    }

    private Value layer(Scope at, Value x, Value mask) {
        Value attended = Maths.add(at.graph(), x, attention(at.at("attn"), Layers.layerNorm(at.at("ln_1"), x), mask));
        Value wide = Layers.linear(at.at("mlp.c_fc"), Layers.layerNorm(at.at("ln_2"), attended), 4 * config.width());
        Value active = Maths.gelu(at.graph(), wide);
        return Maths.add(at.graph(), attended, Layers.linear(at.at("mlp.c_proj"), active, config.width()));
    }

    private Value attention(Scope at, Value x, Value mask) {
        Graph graph = at.graph();
        int width = config.width();
        Value plain = Layers.gemm(
                graph, x, at.weight("in_proj_weight", 3 * width, width), at.weight("in_proj_bias", 3 * width));
        Value all = Additions.linear(at, "in_proj_weight", x, plain);
        List<Value> qkv = Shapes.split(graph, all, 3);
        Value h = Maths.attention(graph, qkv.get(0), qkv.get(1), qkv.get(2), config.heads(), mask);
        return Layers.linear(at.at("out_proj"), h, width);
    }
}
