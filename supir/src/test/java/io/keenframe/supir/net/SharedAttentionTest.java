package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.RunningEvaluations;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedAttentionTest {
    private static final int TOKENS = 7;
    private static final int CHANNELS = 12;
    private static final int HEADS = 3;

    private static Tensor x;
    private static Tensor hint;
    private static Networks networks;
    private static Prepared prepared;
    private static Tensor alone;

    @BeforeAll
    static void open() {
        GoldenCase golden = GoldenCases.all().findFirst().orElseThrow();
        x = golden.tensor("unet.x");
        hint = golden.tensor("vae.z_lq");
        networks = Networks.open(golden.config(), golden.weights(), new Execution(1, Placement.RESIDENT));
        prepared = networks.noisePredictor()
                .prepare(
                        new Condition(golden.tensor("text.positive.crossattn"), golden.tensor("text.positive.vector")));
        alone = prepared.predict(x, 500, hint, 1);
    }

    @AfterAll
    static void close() {
        prepared.close();
        networks.close();
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.3f, 1})
    void agreesWithAttentionWrittenOut(float weight) {
        GaussianNoise noise = new GaussianNoise(4);
        List<Tensor> given = new ArrayList<>();
        Graph graph = new Graph();
        List<Value> values = new ArrayList<>();
        for (String name : List.of("q", "k", "v", "rk", "rv")) {
            given.add(noise.draw(name, TOKENS, CHANNELS));
            values.add(graph.input(name, TOKENS, CHANNELS));
        }
        Scope place = new Scope(
                graph,
                (name, shape) -> {
                    throw new AssertionError("attention has no weights");
                },
                "place");
        SharedAttention attention = new SharedAttention();
        attention.note(place, values.get(0), values.get(3), values.get(4), HEADS);
        graph.output(
                "y",
                attention
                        .looking(graph.input("weight", 1))
                        .apply(place, values.get(0), values.get(1), values.get(2), HEADS));

        Tensor own = naive(given.get(0), List.of(given.get(1)), List.of(given.get(2)));
        Tensor both = naive(given.get(0), List.of(given.get(1), given.get(3)), List.of(given.get(2), given.get(4)));
        float[] wanted = new float[TOKENS * CHANNELS];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (1 - weight) * own.values()[i] + weight * both.values()[i];
        }
        try (Session session = Session.open(graph, new Execution(1, Placement.RESIDENT), new RunningEvaluations());
                Inputs inputs = new Inputs()
                        .with("q", given.get(0))
                        .with("k", given.get(1))
                        .with("v", given.get(2))
                        .with("rk", given.get(3))
                        .with("rv", given.get(4))
                        .with("weight", new Tensor(new float[] {weight}, 1));
                Outputs outputs = session.run(inputs)) {
            assertThat(outputs.tensor("y").values()).containsExactly(wanted, within(1e-5f));
        }
    }

    /** Softmax of the scaled scores, head by head, query by query. */
    private static Tensor naive(Tensor queries, List<Tensor> keys, List<Tensor> values) {
        int width = CHANNELS / HEADS;
        float[] out = new float[TOKENS * CHANNELS];
        for (int query = 0; query < TOKENS; query++) {
            for (int head = 0; head < HEADS; head++) {
                double sum = 0;
                double[] taken = new double[width];
                for (int key = 0; key < TOKENS * keys.size(); key++) {
                    double score = 0;
                    for (int c = 0; c < width; c++) {
                        score +=
                                queries.values()[query * CHANNELS + head * width + c] * at(keys, key, head * width + c);
                    }
                    double weight = Math.exp(score / Math.sqrt(width));
                    sum += weight;
                    for (int c = 0; c < width; c++) {
                        taken[c] += weight * at(values, key, head * width + c);
                    }
                }
                for (int c = 0; c < width; c++) {
                    out[query * CHANNELS + head * width + c] = (float) (taken[c] / sum);
                }
            }
        }
        return new Tensor(out, TOKENS, CHANNELS);
    }

    private static double at(List<Tensor> pictures, int token, int channel) {
        return pictures.get(token / TOKENS).values()[token % TOKENS * CHANNELS + channel];
    }

    @Test
    void withoutWeightTheReferenceChangesNothing() {
        Tensor other = new GaussianNoise(8).draw("x", x.shape());
        assertThat(seeing(new Seen(other, other, 0)).values()).containsExactly(alone.values(), within(1e-5f));
    }

    /** Every token twice has the same mean as every token once. */
    @Test
    void aPictureThatSeesItselfIsRestoredAsAlone() {
        assertThat(seeing(new Seen(x, hint, 1)).values()).containsExactly(alone.values(), within(1e-4f));
    }

    @Test
    void anotherReferenceChangesThePictureTheMoreTheMoreItWeighs() {
        Tensor otherX = new GaussianNoise(8).draw("x", x.shape());
        Tensor otherHint = new GaussianNoise(8).draw("hint", x.shape());
        double little = apart(seeing(new Seen(otherX, hint, 0.2f)), alone);
        double much = apart(seeing(new Seen(otherX, hint, 1)), alone);
        assertThat(little).isGreaterThan(1e-4);
        assertThat(much).isGreaterThan(2 * little);
        assertThat(apart(seeing(new Seen(x, otherHint, 1)), alone)).isGreaterThan(1e-4);
    }

    private static Tensor seeing(Seen reference) {
        return prepared.predict(x, 500, hint, 1, reference);
    }

    private static double apart(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            sum += Math.abs(a.values()[i] - b.values()[i]);
        }
        return sum / a.values().length;
    }
}
