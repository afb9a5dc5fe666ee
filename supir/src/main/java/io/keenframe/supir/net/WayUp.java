package io.keenframe.supir.net;

import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Value;
import java.util.Deque;

/**
 * The U-Net's way up: each block takes a skip and its control.
 *
 * @param at the place of the output blocks
 * @param blocks what it is made of
 * @param adaptors the way in of the control
 * @param skips what the way down put out, the deepest on top
 * @param control the control of each of them
 */
record WayUp(Scope at, UnetBlocks blocks, Adaptors adaptors, Deque<Value> skips, Deque<Value> control) {
    /** From the middle to the last block's output. */
    Value apply(Value middle) {
        UnetConfig config = blocks.config();
        Value h = middle;
        int index = 0;
        for (int level = config.levels() - 1; level >= 0; level--) {
            for (int i = 0; i <= config.numResBlocks(); i++) {
                boolean enlarges = level > 0 && i == config.numResBlocks();
                h = block(at.at(index++), h, level, enlarges);
            }
        }
        return h;
    }

    private Value block(Scope block, Value x, int level, boolean enlarges) {
        UnetConfig config = blocks.config();
        Value hint = control.pop();
        Value h = adaptors.transform(hint, skips.pop(), x);
        h = blocks.residual(block.at(0), h, config.channels(level));
        int parts = 1;
        if (config.attends(level)) {
            h = blocks.transformer(
                    block.at(parts++), h, config.transformerDepth().get(level));
        }
        if (!enlarges) {
            return h;
        }
        Value enlarged = Shapes.enlarge(block.graph(), adaptors.attend(hint, h));
        return Layers.conv(block.at(parts).at("conv"), enlarged, h.size(1), 3);
    }
}
