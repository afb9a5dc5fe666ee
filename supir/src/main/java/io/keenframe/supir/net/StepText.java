package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Value;
import java.util.List;

/** What a step takes from the text: keys and values of every cross-attention, and the label embedding of each network. */
interface StepText {
    /** {@code [tokens, channels]}: the text under the linear map at a place. */
    Value projection(Scope at, int channels);

    /** {@code [1, channels]}: the label embedding of the network at a place. */
    Value label(Scope trunk, int channels);

    /** The linear maps of the text that another graph is asked for. */
    List<Projection> projections();

    /** The networks whose label embeddings another graph is asked for. */
    List<String> trunks();

    /**
     * A linear map of the text.
     *
     * @param path where its weights are
     * @param channels the width of its result
     */
    record Projection(String path, int channels) {}
}
