package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/** SDXL's two text encoders, CLIP ViT-L and OpenCLIP ViT-bigG. */
public interface TextTowers extends AutoCloseable {
    /**
     * What both towers make of a text, with sizes of 1024 and crop 0, as SUPIR always states them.
     *
     * @param idsL token ids of the first tower, padded with its end of text
     * @param idsG token ids of the second tower, padded with 0
     */
    default Condition condition(long[] idsL, long[] idsG) {
        return encode(idsL, idsG).condition();
    }

    /** The same, with its parts. */
    Encoded encode(long[] idsL, long[] idsG);

    @Override
    void close();

    /**
     * A text as the towers see it.
     *
     * @param hiddenL the first tower before its last layer, {@code [1, tokens, width]}
     * @param hiddenG the second tower before its last layer, {@code [1, tokens, width]}
     * @param pooled the second tower's projection of its end of text, {@code [1, projection]}
     * @param condition all of it as the noise predictor takes it
     */
    record Encoded(Tensor hiddenL, Tensor hiddenG, Tensor pooled, Condition condition) {}
}
