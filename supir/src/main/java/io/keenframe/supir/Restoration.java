package io.keenframe.supir;

import io.keenframe.supir.colour.ColorFix;
import io.keenframe.supir.net.Autoencoder;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.sample.Denoiser;
import io.keenframe.supir.sample.GuidedDenoiser;
import io.keenframe.supir.sample.NoisePrediction;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.sample.RestorationGuidance;
import io.keenframe.supir.sample.TiledDenoiser;
import io.keenframe.supir.tensor.Tensor;
import java.util.OptionalInt;

/**
 * One picture's way through the networks.
 *
 * <p>Nothing is computed that the result does not depend on: no stage-one picture without a colour fix or restoration
 * guidance, no encoding of it without the latter, no negative prompt without guidance.
 */
record Restoration(
        Networks networks, PreparedPrompts prompts, RestoreSettings settings, NoiseSource noise, Watch watch) {
    /** The restored picture. */
    Tensor of(Tensor pixels, Padding padding) {
        Tensor padded = padding.pad(pixels);
        Autoencoder autoencoder = autoencoder(padded);
        Tensor hint = watch.time(Stage.ENCODE, () -> autoencoder.encodeRobust(padded));
        boolean fixes = settings.colorFix() != ColorFix.NONE;
        Tensor stageOne = fixes || settings.guidesRestoration()
                ? watch.time(Stage.STAGE_ONE, () -> autoencoder.decode(hint))
                : hint;
        RestorationGuidance guidance = guidance(autoencoder, stageOne, hint);
        Denoiser denoiser = watch.time(Stage.TEXT, () -> denoiser(hint));
        Tensor latent = settings.sampler().sampler().sample(denoiser, guidance, noise, watch.steps(), hint.shape());
        Tensor decoded = padding.crop(watch.time(Stage.DECODE, () -> autoencoder.decode(latent)));
        return fixes
                ? watch.time(Stage.COLOUR, () -> settings.colorFix().apply(decoded, padding.crop(stageOne)))
                : decoded;
    }

    private Autoencoder autoencoder(Tensor padded) {
        OptionalInt side = settings.windows().pictures();
        int longer = Math.max(padded.size(2), padded.size(3));
        return side.isPresent() && longer > side.getAsInt()
                ? networks.autoencoder(side.getAsInt())
                : networks.autoencoder();
    }

    private RestorationGuidance guidance(Autoencoder autoencoder, Tensor stageOne, Tensor hint) {
        if (!settings.guidesRestoration()) {
            return RestorationGuidance.NONE;
        }
        Tensor posterior = noise.draw(NoiseSource.POSTERIOR, hint.shape());
        Tensor center = watch.time(Stage.CENTER, () -> autoencoder.encode(stageOne, posterior));
        return RestorationGuidance.toward(center, settings.restoration());
    }

    private Denoiser denoiser(Tensor hint) {
        Prepared positive = prompts.of(settings.prompts().positive());
        Prepared negative = settings.guidance().needsNegative()
                ? prompts.of(settings.prompts().negative())
                : positive;
        int height = hint.size(2);
        int width = hint.size(3);
        return settings.windows()
                .latents()
                .filter(tiling -> tiling.splits(height, width))
                .<Denoiser>map(tiling ->
                        new TiledDenoiser(tiling, height, width, tile -> guided(positive, negative, tile.crop(hint))))
                .orElseGet(() -> guided(positive, negative, hint));
    }

    private Denoiser guided(Prepared positive, Prepared negative, Tensor hint) {
        return new GuidedDenoiser(under(positive, hint), under(negative, hint), settings.guidance());
    }

    private static NoisePrediction under(Prepared prompt, Tensor hint) {
        return (scaled, timestep, control) -> prompt.predict(scaled, timestep, hint, (float) control);
    }
}
