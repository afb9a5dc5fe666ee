package io.keenframe.supir.net;

import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.net.VaeBlock.Convolution;
import io.keenframe.supir.net.VaeBlock.Doubling;
import io.keenframe.supir.net.VaeBlock.Ending;
import io.keenframe.supir.net.VaeBlock.Halving;
import io.keenframe.supir.net.VaeBlock.Middle;
import io.keenframe.supir.net.VaeBlock.Residual;
import io.keenframe.supir.onnx.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of the autoencoder, one behind the other.
 *
 * @param blocks the first to the last
 */
record VaeChain(List<VaeBlock> blocks) {
    private static final int COLOURS = 3;

    VaeChain {
        blocks = List.copyOf(blocks);
    }

    /** What all blocks make of an image. */
    Value apply(Scope at, Value x, Normalisation norms) {
        Value h = x;
        for (VaeBlock block : blocks) {
            h = block.apply(at, h, norms);
        }
        return h;
    }

    /** Some of its blocks. */
    VaeChain part(int from, int to) {
        return new VaeChain(blocks.subList(from, to));
    }

    /** By how many pixels of its larger images a wrong pixel spreads. */
    int reach() {
        return blocks.stream().mapToInt(VaeBlock::reach).sum();
    }

    /** A whole encoder: pixels to the moments of the latent. */
    static VaeChain encoder(VaeConfig config) {
        List<VaeBlock> blocks = new ArrayList<>();
        for (int level = 0; level < config.levels() - 1; level++) {
            blocks.addAll(down(config, level).blocks);
        }
        blocks.addAll(innermostDown(config).blocks);
        return new VaeChain(blocks);
    }

    /** The whole decoder: a latent to pixels. */
    static VaeChain decoder(VaeConfig config) {
        List<VaeBlock> blocks = new ArrayList<>(innermostUp(config).blocks);
        for (int level = config.levels() - 2; level >= 0; level--) {
            blocks.addAll(up(config, level).blocks);
        }
        return new VaeChain(blocks);
    }

    /** The part of an encoder that halves the picture once more, the outermost level being 0; not the innermost. */
    static VaeChain down(VaeConfig config, int level) {
        List<VaeBlock> blocks = new ArrayList<>();
        if (level == 0) {
            blocks.add(new Convolution("conv_in", config.ch()));
        }
        blocks.addAll(residuals(config, "down.", level, config.numResBlocks()));
        blocks.add(new Halving("down." + level + ".downsample.conv"));
        return new VaeChain(blocks);
    }

    /** The part of an encoder on the smallest images: to the moments of the latent. */
    static VaeChain innermostDown(VaeConfig config) {
        int last = config.levels() - 1;
        List<VaeBlock> blocks = new ArrayList<>();
        if (last == 0) {
            blocks.add(new Convolution("conv_in", config.ch()));
        }
        blocks.addAll(residuals(config, "down.", last, config.numResBlocks()));
        blocks.add(new Middle("mid", config.channels(last)));
        blocks.add(new Ending(2 * config.zChannels()));
        return new VaeChain(blocks);
    }

    /** The part of the decoder on the smallest images. */
    static VaeChain innermostUp(VaeConfig config) {
        int last = config.levels() - 1;
        List<VaeBlock> blocks = new ArrayList<>();
        blocks.add(new Convolution("conv_in", config.channels(last)));
        blocks.add(new Middle("mid", config.channels(last)));
        blocks.addAll(residuals(config, "up.", last, config.numResBlocks() + 1));
        if (last == 0) {
            blocks.add(new Ending(COLOURS));
        }
        return new VaeChain(blocks);
    }

    /** The part of the decoder that doubles the picture up to a level, the outermost being 0; not the innermost. */
    static VaeChain up(VaeConfig config, int level) {
        List<VaeBlock> blocks = new ArrayList<>();
        blocks.add(new Doubling("up." + (level + 1) + ".upsample.conv"));
        blocks.addAll(residuals(config, "up.", level, config.numResBlocks() + 1));
        if (level == 0) {
            blocks.add(new Ending(COLOURS));
        }
        return new VaeChain(blocks);
    }

    private static List<VaeBlock> residuals(VaeConfig config, String path, int level, int count) {
        List<VaeBlock> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(new Residual(path + level + ".block." + i, config.channels(level)));
        }
        return blocks;
    }
}
