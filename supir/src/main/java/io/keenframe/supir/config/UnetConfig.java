package io.keenframe.supir.config;

import java.util.List;

/**
 * The sizes of the noise predictor: the U-Net, the control network and the adaptors between them.
 *
 * @param inChannels channels of a latent
 * @param modelChannels channels of the outermost level
 * @param channelMult channels of each level, as multiples of {@code modelChannels}
 * @param numResBlocks residual blocks of a level on the way down; one more on the way up
 * @param attentionResolutions the downsampling factors of the levels that have transformers
 * @param transformerDepth transformer blocks of each level of the U-Net; the last holds for the middle too
 * @param controlTransformerDepth the same for the control network
 * @param numHeadChannels channels of one attention head
 * @param contextDim width of the text context
 * @param admInChannels width of the label vector
 * @param sftHidden hidden channels of the spatial feature transforms
 * @param sizeEmbeddingDim width of the sinusoid of one size number in the label vector
 * @param normGroups groups of every group norm
 */
public record UnetConfig(
        int inChannels,
        int modelChannels,
        List<Integer> channelMult,
        int numResBlocks,
        List<Integer> attentionResolutions,
        List<Integer> transformerDepth,
        List<Integer> controlTransformerDepth,
        int numHeadChannels,
        int contextDim,
        int admInChannels,
        int sftHidden,
        int sizeEmbeddingDim,
        int normGroups) {
    public UnetConfig {
        Checks.positive("in_channels", inChannels);
        Checks.positive("model_channels", modelChannels);
        Checks.divides("norm_groups", normGroups, "model_channels", modelChannels);
        channelMult = Checks.positives("channel_mult", channelMult);
        Checks.positive("num_res_blocks", numResBlocks);
        attentionResolutions = List.copyOf(attentionResolutions);
        transformerDepth = depths("transformer_depth", transformerDepth, channelMult.size());
        controlTransformerDepth = depths("control_transformer_depth", controlTransformerDepth, channelMult.size());
        Checks.positive("num_head_channels", numHeadChannels);
        Checks.positive("context_dim", contextDim);
        Checks.positive("adm_in_channels", admInChannels);
        Checks.positive("sft_hidden", sftHidden);
        Checks.positive("size_embedding_dim", sizeEmbeddingDim);
    }

    private static List<Integer> depths(String key, List<Integer> depths, int levels) {
        Checks.require(depths.size() == levels, key, depths, "must have a number for each of " + levels + " levels");
        depths.forEach(depth -> Checks.notNegative(key, depth));
        return List.copyOf(depths);
    }

    /** The number of levels, each but the last halving the latent. */
    public int levels() {
        return channelMult.size();
    }

    /** Channels of a level. */
    public int channels(int level) {
        return modelChannels * channelMult.get(level);
    }

    /** Whether a level has transformers. */
    public boolean attends(int level) {
        return attentionResolutions.contains(1 << level);
    }

    /** What a latent's height and width must be multiples of. */
    public int latentMultiple() {
        return 1 << (levels() - 1);
    }

    /** Channels of the time and label embeddings. */
    public int embeddingChannels() {
        return 4 * modelChannels;
    }
}
