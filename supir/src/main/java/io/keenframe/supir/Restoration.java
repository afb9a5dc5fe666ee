package io.keenframe.supir;

import io.keenframe.supir.colour.ColorFix;
import io.keenframe.supir.net.Autoencoder;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.net.Seen;
import io.keenframe.supir.onnx.Shortage;
import io.keenframe.supir.sample.Course;
import io.keenframe.supir.sample.Denoiser;
import io.keenframe.supir.sample.GuidedDenoiser;
import io.keenframe.supir.sample.NoisePrediction;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.sample.RestorationGuidance;
import io.keenframe.supir.sample.TiledDenoiser;
import io.keenframe.supir.sample.Tiling;
import io.keenframe.supir.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One picture's way through the networks.
 *
 * <p>Nothing is computed that the result does not depend on: no stage-one picture without a colour fix or restoration
 * guidance, no encoding of it without the latter, no negative prompt without guidance.
 *
 * <p>A part that runs out of memory is begun again with smaller windows. All steps of the sampler are taken with windows
 * of one size.
 *
 * @param attention the reference that is attended to, if any
 */
record Restoration(
        Networks networks,
        PreparedPrompts prompts,
        RestoreSettings settings,
        NoiseSource noise,
        Optional<Attention> attention,
        Caution caution,
        Watch watch) {
    /** The restored picture, with the way its latent took. */
    Referenced of(Tensor pixels, Padding padding) {
        Tensor padded = padding.pad(pixels);
        int longer = longer(padded);
        Tensor hint = watch.time(Stage.ENCODE, () -> coded(longer, coder -> coder.encodeRobust(padded)));
        boolean fixes = settings.colorFix() != ColorFix.NONE;
        Tensor stageOne = fixes || settings.guidesRestoration()
                ? watch.time(Stage.STAGE_ONE, () -> coded(longer, coder -> coder.decode(hint)))
                : hint;
        RestorationGuidance guidance = guidance(stageOne, hint);
        SortedMap<Double, Tensor> states = new TreeMap<>();
        Tensor latent = sampled(hint, guidance, states);
        Tensor decoded = padding.crop(watch.time(Stage.DECODE, () -> coded(longer, coder -> coder.decode(latent))));
        Tensor result = fixes
                ? watch.time(Stage.COLOUR, () -> settings.colorFix().apply(decoded, padding.crop(stageOne)))
                : decoded;
        return new Referenced(result, new Course(hint, states));
    }

    /** The stage-one picture alone: without its degradation, blurred but with true colours. */
    Tensor stageOne(Tensor pixels, Padding padding) {
        Tensor padded = padding.pad(pixels);
        int longer = longer(padded);
        Tensor hint = watch.time(Stage.ENCODE, () -> coded(longer, coder -> coder.encodeRobust(padded)));
        return padding.crop(watch.time(Stage.STAGE_ONE, () -> coded(longer, coder -> coder.decode(hint))));
    }

    private Tensor coded(int longer, Function<Autoencoder, Tensor> work) {
        while (true) {
            OptionalInt side = caution.pictures(settings.windows().pictures(), longer);
            Optional<Tensor> result = attempt(
                    () -> work.apply(side.isPresent() ? networks.autoencoder(side.getAsInt()) : networks.autoencoder()),
                    () -> caution.lowerPictures(side.orElse(longer)),
                    "the autoencoder");
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    private RestorationGuidance guidance(Tensor stageOne, Tensor hint) {
        if (!settings.guidesRestoration()) {
            return RestorationGuidance.NONE;
        }
        Tensor posterior = noise.draw(NoiseSource.POSTERIOR, hint.shape());
        Tensor center =
                watch.time(Stage.CENTER, () -> coded(longer(stageOne), coder -> coder.encode(stageOne, posterior)));
        return RestorationGuidance.toward(center, settings.restoration());
    }

    private Tensor sampled(Tensor hint, RestorationGuidance guidance, SortedMap<Double, Tensor> states) {
        Prompted prompted = watch.time(Stage.TEXT, this::prompted);
        int longer = longer(hint);
        while (true) {
            Optional<Tiling> windows = caution.latents(settings.windows().latents(), longer);
            Optional<Tensor> result = attempt(
                    () -> {
                        Denoiser denoiser = Course.noting(prompted.denoiser(hint, windows, attention), states);
                        return settings.sampler()
                                .sampler()
                                .sample(denoiser, guidance, noise, watch.steps(), hint.shape());
                    },
                    () -> caution.lowerLatents(windows.map(Tiling::size).orElse(longer)),
                    "the sampler");
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /** The work's result; empty where memory did not suffice, and smaller windows are left to be tried. */
    private Optional<Tensor> attempt(Supplier<Tensor> work, BooleanSupplier lower, String who) {
        try {
            return Optional.of(work.get());
        } catch (RuntimeException | OutOfMemoryError e) {
            if (!Shortage.caused(e) || !lower.getAsBoolean()) {
                throw e;
            }
            networks.release();
            watch.shortOfMemory(who + " ran out of memory and goes on with windows of " + caution);
            return Optional.empty();
        }
    }

    private Prompted prompted() {
        Prepared positive = prompts.of(settings.prompts().positive());
        return new Prompted(
                positive,
                settings.guidance().needsNegative()
                        ? prompts.of(settings.prompts().negative())
                        : positive,
                settings);
    }

    private static int longer(Tensor image) {
        return Math.max(image.size(2), image.size(3));
    }

    /** The network under both prompts. */
    private record Prompted(Prepared positive, Prepared negative, RestoreSettings settings) {
        Denoiser denoiser(Tensor hint, Optional<Tiling> windows, Optional<Attention> attention) {
            return windows.<Denoiser>map(tiling -> new TiledDenoiser(
                            tiling,
                            hint.size(2),
                            hint.size(3),
                            tile -> guided(tile.crop(hint), attention.map(whole -> whole.crop(tile)))))
                    .orElseGet(() -> guided(hint, attention));
        }

        private Denoiser guided(Tensor hint, Optional<Attention> attention) {
            if (attention.isEmpty()) {
                return new GuidedDenoiser(under(positive, hint), under(negative, hint), settings.guidance());
            }
            return (x, sigma, control) -> {
                Seen seen = attention.get().at(sigma);
                return new GuidedDenoiser(under(positive, hint, seen), under(negative, hint, seen), settings.guidance())
                        .denoise(x, sigma, control);
            };
        }

        private static NoisePrediction under(Prepared prompt, Tensor hint) {
            return (scaled, timestep, control) -> prompt.predict(scaled, timestep, hint, (float) control);
        }

        private static NoisePrediction under(Prepared prompt, Tensor hint, Seen reference) {
            return (scaled, timestep, control) -> prompt.predict(scaled, timestep, hint, (float) control, reference);
        }
    }
}
