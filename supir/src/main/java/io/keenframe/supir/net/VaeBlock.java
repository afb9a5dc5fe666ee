package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Value;
import java.util.List;

/**
 * A block of the autoencoder, whose encoders and decoder are chains of them.
 *
 * <p>Paths are relative to the place of the whole chain's weights.
 */
sealed interface VaeBlock {
    /** What it makes of an image. */
    Value apply(Scope at, Value x, Normalisation norms);

    /** Its group norms, in the order in which they are applied. */
    default List<Norm> norms() {
        return List.of();
    }

    /** By how many pixels a wrong one spreads, on the larger of the images before and behind it. */
    int reach();

    /**
     * A group norm inside a block.
     *
     * @param path the place of its weights
     * @param before what the block does before it
     */
    record Norm(String path, Opening before) {}

    /** The beginning of a block. */
    interface Opening {
        /** What a norm sees. */
        Value apply(Scope at, Value x, Normalisation norms);

        /** Nothing is done before the norm. */
        Opening NONE = (at, x, norms) -> x;
    }

    /** A convolution. */
    record Convolution(String path, int channels) implements VaeBlock {
        @Override
        public Value apply(Scope at, Value x, Normalisation norms) {
            return Layers.conv(at.at(path), x, channels, 3);
        }

        @Override
        public int reach() {
            return 1;
        }
    }

    /** Two normalised convolutions beside a shortcut. */
    record Residual(String path, int channels) implements VaeBlock {
        @Override
        public Value apply(Scope at, Value x, Normalisation norms) {
            Scope own = at.at(path);
            Value h = activated(own.at("norm2"), opening(at, x, norms), norms);
            h = Layers.conv(own.at("conv2"), h, channels, 3);
            Value shortcut = x.size(1) == channels ? x : Layers.conv(own.at("nin_shortcut"), x, channels, 1);
            return Maths.add(at.graph(), shortcut, h);
        }

        private Value opening(Scope at, Value x, Normalisation norms) {
            Scope own = at.at(path);
            return Layers.conv(own.at("conv1"), activated(own.at("norm1"), x, norms), channels, 3);
        }

        @Override
        public List<Norm> norms() {
            return List.of(new Norm(path + ".norm1", Opening.NONE), new Norm(path + ".norm2", this::opening));
        }

        @Override
        public int reach() {
            return 2;
        }
    }

    /** Residual block, attention of every position to every other, residual block. */
    record Middle(String path, int channels) implements VaeBlock {
        @Override
        public Value apply(Scope at, Value x, Normalisation norms) {
            Value h = new Residual(path + ".block_1", channels).apply(at, x, norms);
            h = attention(at.at(path).at("attn_1"), h, norms);
            return new Residual(path + ".block_2", channels).apply(at, h, norms);
        }

        private Value attention(Scope at, Value x, Normalisation norms) {
            Value tokens = Shapes.tokens(at.graph(), norms.apply(at.at("norm"), x));
            Value h = Maths.attention(
                    at.graph(), map(at.at("q"), tokens), map(at.at("k"), tokens), map(at.at("v"), tokens), 1);
            return Maths.add(at.graph(), x, Shapes.image(at.graph(), map(at.at("proj_out"), h), x));
        }

        private static Value map(Scope at, Value tokens) {
            return Layers.pointwise(at, tokens, tokens.size(1));
        }

        @Override
        public int reach() {
            throw new UnsupportedOperationException("attention reaches everywhere");
        }
    }

    /** A convolution to half the size. */
    record Halving(String path) implements VaeBlock {
        @Override
        public Value apply(Scope at, Value x, Normalisation norms) {
            return Layers.halve(at.at(path), x, 0, 1);
        }

        @Override
        public int reach() {
            return 2;
        }
    }

    /** Twice the size, then a convolution. */
    record Doubling(String path) implements VaeBlock {
        @Override
        public Value apply(Scope at, Value x, Normalisation norms) {
            return Layers.conv(at.at(path), Shapes.enlarge(at.graph(), x), x.size(1), 3);
        }

        @Override
        public int reach() {
            return 1;
        }
    }

    /** The last, normalised convolution. */
    record Ending(int channels) implements VaeBlock {
        private static final String NORM = "norm_out";

        @Override
        public Value apply(Scope at, Value x, Normalisation norms) {
            return Layers.conv(at.at("conv_out"), activated(at.at(NORM), x, norms), channels, 3);
        }

        @Override
        public List<Norm> norms() {
            return List.of(new Norm(NORM, Opening.NONE));
        }

        @Override
        public int reach() {
            return 1;
        }
    }

    private static Value activated(Scope norm, Value x, Normalisation norms) {
        return Maths.silu(norm.graph(), norms.apply(norm, x));
    }
}
