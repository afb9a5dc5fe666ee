package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The way down, which the U-Net and the control network share.
 *
 * @param config its sizes
 * @param depths transformer blocks of each level
 * @param blocks what it is made of
 */
record Trunk(UnetConfig config, List<Integer> depths, UnetBlocks blocks) {
    /** The first block, which the control network adds its hint to. */
    Value first(Scope at, Value x) {
        return Layers.conv(at.at("input_blocks.0.0"), x, config.modelChannels(), 3);
    }

    /** What the first block put out, and what each later block does. */
    List<Value> rest(Scope at, Value first) {
        List<Value> outs = new ArrayList<>(List.of(first));
        Scope inputs = at.at("input_blocks");
        for (int level = 0; level < config.levels(); level++) {
            for (int i = 0; i < config.numResBlocks(); i++) {
                outs.add(block(inputs.at(outs.size()), last(outs), level));
            }
            if (level < config.levels() - 1) {
                outs.add(Layers.halve(inputs.at(outs.size()).at("0.op"), last(outs), 1, 1));
            }
        }
        return outs;
    }

    /** The middle, behind the last block. */
    Value middle(Scope at, List<Value> outs) {
        return blocks.middle(at.at("middle_block"), last(outs), depths.get(config.levels() - 1));
    }

    private Value block(Scope at, Value x, int level) {
        Value h = blocks.residual(at.at(0), x, config.channels(level));
        return config.attends(level) ? blocks.transformer(at.at(1), h, depths.get(level)) : h;
    }

    private static Value last(List<Value> values) {
        return values.get(values.size() - 1);
    }
}
