package io.keenframe.supir;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.config.TextConfig;
import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.config.VaeConfig;
import io.keenframe.supir.net.Autoencoder;
import io.keenframe.supir.net.Condition;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor;
import io.keenframe.supir.net.Seen;
import io.keenframe.supir.net.TextTowers;
import io.keenframe.supir.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Networks that halve pictures, say what is asked of them, and predict noise that depends on all of their inputs. */
final class FakeNetworks implements Networks, Autoencoder, TextTowers, NoisePredictor {
    /** Pictures in multiples of 4: two pixels a cell, and one halving of the latent. */
    static final SupirConfig CONFIG = new SupirConfig(
            new VaeConfig(8, List.of(1, 1), 1, 3, 1, 8),
            new UnetConfig(3, 8, List.of(1, 1), 1, List.of(2), List.of(1, 1), List.of(1, 1), 8, 16, 8 + 6 * 8, 8, 8, 8),
            new TextConfig(514, 77, 8, 1, 1, 0),
            new TextConfig(514, 77, 8, 1, 1, 8));

    final List<String> calls = new ArrayList<>();
    boolean closed;

    /** Longer sides of pictures, and of latents, than this are refused for lack of memory. */
    int largestPicture = Integer.MAX_VALUE;

    int largestLatent = Integer.MAX_VALUE;
    private int side = Integer.MAX_VALUE;

    @Override
    public Autoencoder autoencoder() {
        side = Integer.MAX_VALUE;
        return this;
    }

    @Override
    public Autoencoder autoencoder(int side) {
        calls.add("windows of " + side);
        this.side = side;
        return this;
    }

    @Override
    public TextTowers textTowers() {
        return this;
    }

    @Override
    public NoisePredictor noisePredictor() {
        return this;
    }

    @Override
    public Tensor encodeRobust(Tensor pixels) {
        calls.add("encodeRobust " + pixels.size(2) + "x" + pixels.size(3));
        requireRoom(pixels.size(2), pixels.size(3));
        return halved(pixels);
    }

    @Override
    public Tensor encode(Tensor pixels, Tensor noise) {
        calls.add("encode");
        Tensor mean = halved(pixels);
        for (int i = 0; i < mean.values().length; i++) {
            mean.values()[i] += 0.1f * noise.values()[i];
        }
        return mean;
    }

    @Override
    public Tensor decode(Tensor latent) {
        calls.add("decode");
        int height = 2 * latent.size(2);
        int width = 2 * latent.size(3);
        requireRoom(height, width);
        Tensor out = Tensor.zeros(1, 3, height, width);
        for (int i = 0; i < out.values().length; i++) {
            int row = i / width;
            out.values()[i] = latent.values()[row / 2 * (width / 2) + i % width / 2];
        }
        return out;
    }

    @Override
    public Encoded encode(long[] idsL, long[] idsG) {
        calls.add("text");
        Tensor said = new Tensor(new float[] {idsL[1] / 100f}, 1);
        return new Encoded(said, said, said, new Condition(said, said));
    }

    @Override
    public Prepared prepare(Condition condition) {
        float said = condition.context().values()[0];
        return new Prepared() {
            @Override
            public Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale) {
                calls.add("predict");
                if (Math.max(hint.size(2), hint.size(3)) > largestLatent) {
                    throw new OutOfMemoryError("Cannot reserve 1048576 bytes of direct buffer memory");
                }
                Tensor noise = Tensor.zeros(scaledX.shape());
                for (int i = 0; i < noise.values().length; i++) {
                    noise.values()[i] =
                            (float) Math.tanh(scaledX.values()[i] + said) - 0.1f * controlScale * hint.values()[i];
                }
                return noise;
            }

            @Override
            public Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale, Seen reference) {
                Tensor noise = predict(scaledX, timestep, hint, controlScale);
                calls.add("seeing a reference");
                for (int i = 0; i < noise.values().length; i++) {
                    float apart = reference.scaledX().values()[i] - scaledX.values()[i];
                    float hints = reference.hint().values()[i] - hint.values()[i];
                    noise.values()[i] += 0.2f * reference.weight() * (apart + hints);
                }
                return noise;
            }

            @Override
            public void close() {
                calls.add("close prompt");
            }
        };
    }

    private void requireRoom(int height, int width) {
        if (Math.min(Math.max(height, width), side) > largestPicture) {
            throw new IllegalStateException("Failed to allocate memory for requested buffer of size 1048576");
        }
    }

    @Override
    public void release() {
        calls.add("release");
    }

    @Override
    public void cancel() {
        calls.add("cancel");
    }

    @Override
    public void close() {
        closed = true;
    }

    private static Tensor halved(Tensor pixels) {
        int height = pixels.size(2) / 2;
        int width = pixels.size(3) / 2;
        Tensor out = Tensor.zeros(1, 3, height, width);
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = pixels.values()[i / width * 2 * 2 * width + i % width * 2];
        }
        return out;
    }
}
