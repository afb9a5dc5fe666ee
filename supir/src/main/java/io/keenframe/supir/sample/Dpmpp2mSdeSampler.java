package io.keenframe.supir.sample;

import io.keenframe.supir.tensor.Tensor;

/**
 * RestoreDPMPP2MSampler: DPM-Solver++(2M) SDE (arXiv 2211.01095) on Karras' levels, for few steps.
 *
 * <p>As published, the first and the last step are of first order and add no noise, although the first one is damped as if
 * it did. Upstream has neither a control ramp nor restoration guidance here; both work as in {@link EdmSampler}.
 */
public record Dpmpp2mSdeSampler(DpmSettings settings) implements Sampler {
    @Override
    public Tensor sample(
            Denoiser denoiser,
            RestorationGuidance guidance,
            NoiseSource noise,
            SamplerProgress progress,
            int... shape) {
        double[] sigmas = NoiseSchedule.karras(settings.steps());
        Tensor x = Latents.scale(Math.sqrt(1 + sigmas[0] * sigmas[0]), noise.draw(NoiseSource.START, shape));
        Tensor before = x;
        for (int i = 0; i < settings.steps(); i++) {
            Tensor clean = denoiser.denoise(x, sigmas[i], settings.control().at(sigmas[i]));
            clean = guidance.pull(clean, sigmas[i], sigmas[i + 1]);
            x = step(i, sigmas, x, clean, before, noise);
            before = clean;
            progress.stepped(i + 1, settings.steps(), x);
        }
        return x;
    }

    private Tensor step(int i, double[] sigmas, Tensor x, Tensor clean, Tensor before, NoiseSource noise) {
        double next = sigmas[i + 1];
        if (next == 0) {
            return clean;
        }
        double h = StrictMath.log(sigmas[i] / next);
        double keep = next / sigmas[i] * StrictMath.exp(-settings.eta() * h);
        double move = -StrictMath.expm1(-h - settings.eta() * h);
        if (i == 0) {
            return Latents.mix(keep, x, move, clean);
        }
        double slope = h / (2 * StrictMath.log(sigmas[i - 1] / sigmas[i]));
        Tensor ahead = Latents.mix(1 + slope, clean, -slope, before);
        return noised(Latents.mix(keep, x, move, ahead), next, h, i, noise);
    }

    private Tensor noised(Tensor x, double next, double h, int step, NoiseSource noise) {
        double deviation = next * Math.sqrt(-StrictMath.expm1(-2 * settings.eta() * h)) * settings.noise();
        return deviation > 0 ? Latents.mix(1, x, deviation, noise.draw(NoiseSource.step(step), x.shape())) : x;
    }
}
