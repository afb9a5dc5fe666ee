package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.golden.GoldenModel;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.text.TokenIds;
import io.keenframe.supir.text.Tokenizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole restoration on each golden case, against the published code's results. */
final class GoldenRestoreTest {
    static Stream<GoldenCase> cases() {
        return GoldenCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void restores(GoldenCase golden) {
        Map<String, Tensor> actual = new LinkedHashMap<>();
        try (Supir supir = open(golden, 1)) {
            for (String fix : new String[] {"wavelet", "adain", "none"}) {
                actual.put("restore." + fix, restore(supir, golden, "vae.lq", fix));
            }
        }
        golden.verify(actual);
    }

    /** Mirrored to a size that the networks take and cropped again, not stretched. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddCases")
    void restoresPicturesOfOddSizes(GoldenCase golden) {
        Map<String, Tensor> actual = new LinkedHashMap<>();
        try (Supir supir = open(golden, 1)) {
            for (String fix : new String[] {"wavelet", "none"}) {
                actual.put("odd." + fix, restore(supir, golden, "odd.lq", fix));
            }
        }
        golden.verify(actual);
    }

    static Stream<GoldenCase> oddCases() {
        return cases().filter(golden -> golden.tensors().containsKey("odd.lq"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void hasTheSameBytesWithAnyNumberOfThreads(GoldenCase golden) {
        RestoreSettings settings = settings(golden, "wavelet");
        Tensor picture = golden.tensor("vae.lq");
        try (Supir one = open(golden, 1);
                Supir two = open(golden, 2)) {
            Tensor first = one.restore(picture, settings, Observer.NONE);

            assertThat(two.restore(picture, settings, Observer.NONE)).isEqualTo(first);
            assertThat(one.restore(picture, settings, Observer.NONE)).isEqualTo(first);
            assertThat(one.restore(picture, settings.withSeed(2), Observer.NONE))
                    .isNotEqualTo(first);
        }
    }

    private static Tensor restore(Supir supir, GoldenCase golden, String picture, String fix) {
        return supir.restore(golden.tensor(picture), settings(golden, fix), GoldenModel.noise(golden), Observer.NONE);
    }

    private static Supir open(GoldenCase golden, int threads) {
        Networks networks =
                Networks.open(golden.config(), golden.weights(), new Execution(threads, Placement.RESIDENT));
        return new Supir(golden.config(), new StoredIds(golden), networks, System::nanoTime);
    }

    private static RestoreSettings settings(GoldenCase golden, String fix) {
        JsonNode part = golden.part("edm");
        return RestoreSettings.PUBLISHED.with(Map.ofEntries(
                Map.entry("steps", part.required("steps").asText()),
                Map.entry("s_churn", part.required("s_churn").asText()),
                Map.entry("s_noise", part.required("s_noise").asText()),
                Map.entry("restore_cfg", part.required("restore_cfg").asText()),
                Map.entry("control_scale", part.required("control_scale").asText()),
                Map.entry(
                        "control_scale_start",
                        part.required("control_scale_start").asText()),
                Map.entry("cfg", part.required("cfg_scale").asText()),
                Map.entry("cfg_start", part.required("cfg_scale_start").asText()),
                Map.entry("positive", "positive"),
                Map.entry("negative", "negative"),
                Map.entry("color_fix", fix)));
    }

    /** Knows the case's two texts by name. */
    private record StoredIds(GoldenCase golden) implements Tokenizer {
        @Override
        public int vocabulary() {
            return golden.config().clipL().vocab();
        }

        @Override
        public TokenIds encode(String prompt, int context) {
            return new TokenIds(golden.ids("text." + prompt + ".ids_l"), golden.ids("text." + prompt + ".ids_g"));
        }

        @Override
        public int count(String prompt) {
            throw new UnsupportedOperationException("the texts are not at hand");
        }
    }
}
