package io.keenframe.supir.config;

import java.util.List;

/**
 * The sizes of the autoencoder.
 *
 * @param ch channels of its outermost level
 * @param chMult channels of each level, as multiples of {@code ch}; each level but the last halves the picture
 * @param numResBlocks residual blocks of a level in the encoder; the decoder has one more
 * @param zChannels channels of a latent
 * @param scaleFactor what an encoded latent is multiplied by, so that it has about unit variance
 * @param normGroups groups of every group norm
 */
public record VaeConfig(
        int ch, List<Integer> chMult, int numResBlocks, int zChannels, float scaleFactor, int normGroups) {
    public VaeConfig {
        Checks.divides("norm_groups", normGroups, "ch", ch);
        Checks.positive("ch", ch);
        chMult = Checks.positives("ch_mult", chMult);
        Checks.positive("num_res_blocks", numResBlocks);
        Checks.positive("z_channels", zChannels);
        Checks.require(scaleFactor > 0, "scale_factor", scaleFactor, "must be positive");
    }

    /** The number of levels, each but the last halving the picture. */
    public int levels() {
        return chMult.size();
    }

    /** Channels of a level. */
    public int channels(int level) {
        return ch * chMult.get(level);
    }

    /** Pixels per latent cell, along one axis. */
    public int factor() {
        return 1 << (levels() - 1);
    }
}
