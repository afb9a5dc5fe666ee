package io.keenframe.supir;

import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.lora.Lora;
import io.keenframe.supir.lora.LoraFile;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.WeightSource;
import io.keenframe.supir.text.CaptionedPrompt;
import io.keenframe.supir.text.Tokenizer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * The restoration model, ready to run.
 *
 * <p>A result is a function of the picture, the settings and the bundle alone, as long as memory suffices. Where it does
 * not, a part of the work is begun again with smaller windows, and so is every later picture's; the observer hears of it.
 * Of that, smaller windows of the autoencoder change a result by rounding alone; those of the sampler change it. So
 * the latter are best chosen before a film is begun, by {@link Bundle#fitting}, and recorded with its settings. Networks are loaded when first needed. One
 * picture is restored at a time; other threads wait for their turn.
 */
public final class Supir implements AutoCloseable {
    private final SupirConfig config;
    private final Tokenizer tokenizer;
    private final Networks networks;
    private final PreparedPrompts prompts;
    private final NoiseMemory noise = new NoiseMemory();
    private final Caution caution = new Caution();
    private final LongSupplier nanoTime;

    Supir(SupirConfig config, Tokenizer tokenizer, Networks networks, LongSupplier nanoTime) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.networks = networks;
        this.prompts = new PreparedPrompts(tokenizer, config.clipL().context(), networks);
        this.nanoTime = nanoTime;
    }

    /**
     * The model of a bundle; checkpoints are mapped or read when a network is first needed.
     *
     * @param execution where and on how many threads networks run
     * @throws IOException if a file cannot be read or is unsound; the message names it
     */
    public static Supir open(Bundle bundle, Execution execution) throws IOException {
        return open(bundle, List.of(), execution);
    }

    /**
     * The same with LoRAs, which change what the weights do and not their files.
     *
     * @throws IOException as {@link #open(Bundle, Execution)}, or if a LoRA does not fit; the message names it
     */
    public static Supir open(Bundle bundle, List<LoraFile> loras, Execution execution) throws IOException {
        return new Supir(bundle.config(), bundle.tokenizer(), networks(bundle, loras, execution), System::nanoTime);
    }

    /**
     * The networks of a bundle with LoRAs, each by itself.
     *
     * @throws IOException as {@link #open(Bundle, List, Execution)}
     */
    public static Networks networks(Bundle bundle, List<LoraFile> loras, Execution execution) throws IOException {
        WeightSource weights = Lora.applied(Checkpoint.weights(bundle.weightFiles()), loras, bundle.config());
        return Networks.open(bundle.config(), weights, execution, bundle.autoencoder());
    }

    /**
     * The restored picture, with all noise drawn from the settings' seed.
     *
     * @param pixels the degraded picture at the size of the result: [1, 3, H, W], RGB in [-1, 1], any H and W from 1 on
     * @return the same shape, not clamped
     * @throws CancellationException when the observer said so
     */
    public synchronized Tensor restore(Tensor pixels, RestoreSettings settings, Observer observer) {
        return restore(pixels, settings, noise.of(settings.seed()), observer);
    }

    /** The noise of a seed, to be drawn on the thread that restores; fields asked for again and again are remembered. */
    public synchronized NoiseSource noise(long seed) {
        return noise.of(seed);
    }

    /** How many pixels a cell of a latent stands for, along one axis. */
    public int pixelsPerCell() {
        return config.vae().factor();
    }

    /**
     * The restored picture, with noise of the caller's.
     *
     * @param source asked for fields of the latent's shape, which is that of the picture padded to the networks' multiple
     */
    public synchronized Tensor restore(Tensor pixels, RestoreSettings settings, NoiseSource source, Observer observer) {
        return restored(pixels, settings, source, Optional.empty(), observer).pixels();
    }

    /** The same for a reference that other pictures are to attend to. */
    public synchronized Referenced restoreReference(
            Tensor pixels, RestoreSettings settings, NoiseSource source, Observer observer) {
        return restored(pixels, settings, source, Optional.empty(), observer);
    }

    /**
     * The same for a picture that attends to a reference; with a weight of 0 it is restored as without.
     *
     * @throws IllegalArgumentException where the reference has another size, or was restored with other settings
     */
    public synchronized Tensor restore(
            Tensor pixels, RestoreSettings settings, NoiseSource source, Attention attention, Observer observer) {
        Optional<Attention> attended = Optional.of(attention).filter(a -> a.weight() > 0);
        return restored(pixels, settings, source, attended, observer).pixels();
    }

    /**
     * The picture without its degradation (section 3.1), blurred but with true colours: what captions are asked on.
     *
     * @param pixels and result as of {@link #restore}
     * @param settings of which the windows of the autoencoder matter alone
     * @throws CancellationException when the observer said so
     */
    public synchronized Tensor stageOne(Tensor pixels, RestoreSettings settings, Observer observer) {
        NoiseSource unused = noise.of(settings.seed());
        return restoration(pixels, settings, unused, Optional.empty(), observer).stageOne(pixels, padding(pixels));
    }

    private Referenced restored(
            Tensor pixels,
            RestoreSettings settings,
            NoiseSource source,
            Optional<Attention> attention,
            Observer observer) {
        return restoration(pixels, settings, source, attention, observer).of(pixels, padding(pixels));
    }

    private Restoration restoration(
            Tensor pixels,
            RestoreSettings settings,
            NoiseSource source,
            Optional<Attention> attention,
            Observer observer) {
        check(pixels);
        settings.windows().requireFor(config);
        Watch watch = new Watch(observer, nanoTime);
        return new Restoration(networks, prompts, settings, source, attention, caution, watch);
    }

    private Padding padding(Tensor pixels) {
        return new Padding(pixels.size(2), pixels.size(3), config.pixelMultiple());
    }

    /** A caption and the words of quality behind it, cut so that the text towers read all of the latter. */
    public String captioned(String caption, String words) {
        return new CaptionedPrompt(tokenizer, config.clipL().context()).of(caption, words);
    }

    /** Makes a restoration now in progress fail with a {@link CancellationException}, soon; from any thread. */
    public void cancel() {
        networks.cancel();
    }

    @Override
    public synchronized void close() {
        prompts.close();
        networks.close();
    }

    private static void check(Tensor pixels) {
        int[] shape = pixels.shape();
        if (shape.length != 4 || shape[0] != 1 || shape[1] != 3 || shape[2] < 1 || shape[3] < 1) {
            throw new IllegalArgumentException("a picture is [1, 3, H, W], not " + pixels);
        }
    }
}
