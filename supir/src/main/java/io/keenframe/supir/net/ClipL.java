package io.keenframe.supir.net;

import io.keenframe.supir.config.TextConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;

/** CLIP ViT-L's text tower, up to its last layer, which SDXL leaves out. */
record ClipL(TextConfig config) {
    static final String PATH = "conditioner.embedders.0.transformer.text_model";
    private static final float QUICK = 1.702f;

    /** Token ids to {@code [tokens, width]}. */
    Value hidden(Scope at, Value ids, Value mask) {
        Scope embeddings = at.at("embeddings");
        Value x = Embedding.rows(embeddings.at("token_embedding"), "weight", config, ids);
        x = Maths.add(
                at.graph(), x, embeddings.at("position_embedding").weight("weight", config.context(), config.width()));
        for (int i = 0; i < config.layers() - 1; i++) {
            x = layer(at.at("encoder.layers").at(i), x, mask);
        }
        return x;
    }

    private Value layer(Scope at, Value x, Value mask) {
        Value h = attention(at.at("self_attn"), Layers.layerNorm(at.at("layer_norm1"), x), mask);
        Value attended = Maths.add(at.graph(), x, h);
        Value wide =
                Layers.linear(at.at("mlp.fc1"), Layers.layerNorm(at.at("layer_norm2"), attended), 4 * config.width());
        Value active = Maths.swish(at.graph(), wide, QUICK);
        return Maths.add(at.graph(), attended, Layers.linear(at.at("mlp.fc2"), active, config.width()));
    }

    private Value attention(Scope at, Value x, Value mask) {
        Graph graph = at.graph();
        Value queries = Layers.linear(at.at("q_proj"), x, config.width());
        Value keys = Layers.linear(at.at("k_proj"), x, config.width());
        Value values = Layers.linear(at.at("v_proj"), x, config.width());
        Value h = Maths.attention(graph, queries, keys, values, config.heads(), mask);
        return Layers.linear(at.at("out_proj"), h, config.width());
    }
}
