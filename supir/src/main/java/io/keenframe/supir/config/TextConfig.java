package io.keenframe.supir.config;

/**
 * The sizes of a text tower.
 *
 * @param vocab token ids
 * @param context tokens of a text
 * @param width channels
 * @param layers transformer layers
 * @param heads attention heads of each
 * @param projection channels of the pooled text; 0 for a tower without one
 */
public record TextConfig(int vocab, int context, int width, int layers, int heads, int projection) {
    public TextConfig {
        Checks.positive("vocab", vocab);
        Checks.positive("context", context);
        Checks.positive("width", width);
        Checks.positive("layers", layers);
        Checks.divides("heads", heads, "width", width);
        Checks.notNegative("projection", projection);
    }
}
