package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/**
 * What a text says to the noise predictor.
 *
 * @param context the hidden states of both towers side by side, {@code [1, tokens, context_dim]}
 * @param vector the pooled text and the embedded sizes, {@code [1, adm_in_channels]}
 */
public record Condition(Tensor context, Tensor vector) {}
