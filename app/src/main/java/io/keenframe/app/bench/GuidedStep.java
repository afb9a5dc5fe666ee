package io.keenframe.app.bench;

import io.keenframe.supir.Bundle;
import io.keenframe.supir.Prompts;
import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.sample.Guidance;
import io.keenframe.supir.sample.GuidedDenoiser;
import io.keenframe.supir.sample.NoisePrediction;
import io.keenframe.supir.sample.NoiseSchedule;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.text.TokenIds;
import io.keenframe.supir.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sampler's step with classifier-free guidance, which takes two evaluations of the noise predictor. */
final class GuidedStep implements AutoCloseable {
    private static final Guidance GUIDANCE = new Guidance(4, 4);

    private final Bundle bundle;
    private final Networks networks;
    private final Tokenizer tokenizer;
    private final List<Prepared> prompts = new ArrayList<>();

    GuidedStep(Bundle bundle, int threads) throws IOException {
        this.bundle = bundle;
        this.tokenizer = bundle.tokenizer();
        this.networks = Networks.open(
                bundle.config(), Checkpoint.weights(bundle.weightFiles()), new Execution(threads, Placement.MAPPED));
    }

    /** Loads all that a step on a square picture needs, its prompts' networks included. */
    void load(int side) {
        networks.textTowers();
        networks.noisePredictor().load(cells(side), cells(side));
    }

    /** Prepares the bundle's own prompts. */
    void readPrompts() {
        Prompts own = bundle.settings(Map.of()).prompts();
        prompts.add(prepared(own.positive()));
        prompts.add(prepared(own.negative()));
    }

    private Prepared prepared(String prompt) {
        TokenIds ids = tokenizer.encode(prompt, bundle.config().clipL().context());
        return networks.noisePredictor().prepare(networks.textTowers().condition(ids.l(), ids.g()));
    }

    /** Takes the step. */
    void take(int side) {
        GaussianNoise noise = new GaussianNoise(1);
        int[] shape = {1, bundle.config().vae().zChannels(), cells(side), cells(side)};
        Tensor hint = noise.draw("hint", shape);
        new GuidedDenoiser(under(prompts.get(0), hint), under(prompts.get(1), hint), GUIDANCE)
                .denoise(noise.draw("x", shape), NoiseSchedule.SIGMA_MAX, 1);
    }

    private static NoisePrediction under(Prepared prompt, Tensor hint) {
        return (scaled, timestep, control) -> prompt.predict(scaled, timestep, hint, (float) control);
    }

    /** Rows and columns of the latent of a square picture. */
    int cells(int side) {
        return side / bundle.config().vae().factor();
    }

    @Override
    public void close() {
        prompts.forEach(Prepared::close);
        networks.close();
    }
}
