package io.keenframe.supir.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.keenframe.supir.colour.ColorFix;
import io.keenframe.supir.sample.ControlScale;
import io.keenframe.supir.sample.DpmSettings;
import io.keenframe.supir.sample.EdmSettings;
import io.keenframe.supir.sample.Guidance;
import io.keenframe.supir.sample.NoiseSchedule;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.sample.RestorationGuidance;
import io.keenframe.supir.sample.SamplerProgress;
import io.keenframe.supir.sample.Tile;
import io.keenframe.supir.sample.TiledDenoiser;
import io.keenframe.supir.sample.Tiling;
import io.keenframe.supir.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samplers, schedules and colour fixes, on each golden case, against the published code's results. */
final class GoldenSamplersTest {
    private final Map<String, Tensor> actual = new LinkedHashMap<>();

    static Stream<GoldenCase> cases() {
        return GoldenCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void schedulesNoise(GoldenCase golden) {
        actual.put("sigmas.table", row(IntStream.range(0, 1000).mapToDouble(NoiseSchedule::sigma)));
        for (int steps : new int[] {1, 4, 8, 20, 50, 100}) {
            actual.put("sigmas.legacy." + steps, row(DoubleStream.of(NoiseSchedule.legacy(steps))));
        }
        actual.put("sigmas.karras.8", row(DoubleStream.of(NoiseSchedule.karras(8))));
        golden.verify(actual);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fixesColoursAndWeighsTiles(GoldenCase golden) {
        Tensor restored = golden.tensor("colour.restored");
        Tensor style = golden.tensor("colour.style");
        actual.put("colour.wavelet", ColorFix.WAVELET.apply(restored, style));
        actual.put("colour.adain", ColorFix.ADAIN.apply(restored, style));
        Tensor weights = row(DoubleStream.of(Tiling.weights(new Tile(0, 0, 16, 16))));
        actual.put("tile_weights.16", weights.reshape(16, 16));
        golden.verify(actual);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void samplesWithEdm(GoldenCase golden) {
        JsonNode part = golden.part("edm");
        try (GoldenModel model = new GoldenModel(golden)) {
            Tensor center = golden.tensor("vae.z_stage1");
            edm(part)
                    .sampler()
                    .sample(
                            model.denoiser(guidance(part), golden.tensor("vae.z_lq")),
                            RestorationGuidance.toward(
                                    center, part.required("restore_cfg").asDouble()),
                            GoldenModel.noise(golden),
                            (done, steps, latent) -> actual.put("edm.x." + (done - 1), latent),
                            center.shape());
        }
        golden.verify(actual);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void samplesWithDpm(GoldenCase golden) {
        JsonNode part = golden.part("dpmpp_2m_sde");
        DpmSettings settings = new DpmSettings(
                part.required("steps").asInt(),
                part.required("s_noise").asDouble(),
                part.required("eta").asDouble(),
                control(part));
        try (GoldenModel model = new GoldenModel(golden)) {
            Tensor hint = golden.tensor("vae.z_lq");
            actual.put(
                    "dpmpp_2m_sde.x",
                    settings.sampler()
                            .sample(
                                    model.denoiser(guidance(part), hint),
                                    RestorationGuidance.NONE,
                                    GoldenModel.noise(golden),
                                    SamplerProgress.NONE,
                                    hint.shape()));
        }
        golden.verify(actual);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void samplesInTiles(GoldenCase golden) {
        JsonNode part = golden.part("tiled");
        Tiling tiling = new Tiling(
                part.required("size").asInt(), part.required("stride").asInt());
        Tensor hint = golden.tensor("tiled.control");
        try (GoldenModel model = new GoldenModel(golden)) {
            NoiseSource noise = (stream, shape) -> golden.tensor(
                    stream.equals(NoiseSource.START) ? "tiled.start" : "tiled.noise." + stream.substring(5));
            actual.put(
                    "tiled.x",
                    edm(part)
                            .sampler()
                            .sample(
                                    new TiledDenoiser(
                                            tiling,
                                            hint.size(2),
                                            hint.size(3),
                                            tile -> model.denoiser(guidance(part), tile.crop(hint))),
                                    RestorationGuidance.toward(
                                            golden.tensor("tiled.center"),
                                            part.required("restore_cfg").asDouble()),
                                    noise,
                                    SamplerProgress.NONE,
                                    hint.shape()));
        }
        golden.verify(actual);
    }

    private static EdmSettings edm(JsonNode part) {
        return new EdmSettings(
                part.required("steps").asInt(),
                part.required("s_churn").asDouble(),
                part.required("s_noise").asDouble(),
                control(part));
    }

    private static ControlScale control(JsonNode part) {
        double scale = part.required("control_scale").asDouble();
        return new ControlScale(scale, part.path("control_scale_start").asDouble(scale));
    }

    private static Guidance guidance(JsonNode part) {
        return new Guidance(
                part.required("cfg_scale").asDouble(),
                part.required("cfg_scale_start").asDouble());
    }

    private static Tensor row(DoubleStream values) {
        double[] doubles = values.toArray();
        Tensor row = Tensor.zeros(doubles.length);
        for (int i = 0; i < doubles.length; i++) {
            row.values()[i] = (float) doubles[i];
        }
        return row;
    }
}
