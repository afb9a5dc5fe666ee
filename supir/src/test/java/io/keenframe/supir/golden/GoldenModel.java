package io.keenframe.supir.golden;

import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.sample.Denoiser;
import io.keenframe.supir.sample.Guidance;
import io.keenframe.supir.sample.GuidedDenoiser;
import io.keenframe.supir.sample.NoisePrediction;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;

/** A golden case's networks, prepared for its two prompts. */
public final class GoldenModel implements AutoCloseable {
    private final GoldenCase golden;
    private final Networks networks;
    private final Prepared positive;
    private final Prepared negative;

    GoldenModel(GoldenCase golden) {
        this.golden = golden;
        this.networks = Networks.open(golden.config(), golden.weights(), new Execution(1, Placement.RESIDENT));
        this.positive = prepared("text.positive.");
        this.negative = prepared("text.negative.");
    }

    Denoiser denoiser(Guidance guidance, Tensor hint) {
        return new GuidedDenoiser(under(positive, hint), under(negative, hint), guidance);
    }

    /** The noise of the EDM and DPM++ parts, and of the whole restoration. */
    public static NoiseSource noise(GoldenCase golden) {
        return (stream, shape) ->
                golden.tensor(stream.equals(NoiseSource.POSTERIOR) ? "vae.posterior_noise" : "noise." + stream);
    }

    private Prepared prepared(String text) {
        return networks.noisePredictor()
                .prepare(networks.textTowers().condition(golden.ids(text + "ids_l"), golden.ids(text + "ids_g")));
    }

    private static NoisePrediction under(Prepared prompt, Tensor hint) {
        return (scaled, timestep, control) -> prompt.predict(scaled, timestep, hint, (float) control);
    }

    @Override
    public void close() {
        positive.close();
        negative.close();
        networks.close();
    }
}
