package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.onnx.Dialect;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.onnx.Expansion;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.Precision;
import io.keenframe.supir.onnx.RunningEvaluations;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.onnx.WrittenModel;
import io.keenframe.supir.onnx.WrittenModel.Node;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.SafetensorsFixture;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.WeightSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks in the operators of cards compute what they compute in those of processors. */
final class DialectTest {
    private static final Execution PROCESSORS = new Execution(2, Placement.RESIDENT);

    /** Halves have 11 bits; a network of a hundred layers loses a few of them. */
    private static final double OF_HALVES = 2e-2;

    @TempDir
    private Path folder;

    static Stream<Arguments> cases() {
        return casesOf(GoldenCases.all());
    }

    static Stream<Arguments> casesOfOne() {
        return casesOf(GoldenCases.all().limit(1));
    }

    private static Stream<Arguments> casesOf(Stream<GoldenCase> all) {
        return all.flatMap(golden -> Stream.of(Dialect.values())
                .flatMap(dialect ->
                        Stream.of(Precision.values()).map(precision -> Arguments.of(golden, dialect, precision))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void predictsTheSameNoise(GoldenCase golden, Dialect dialect, Precision precision) {
        Tensor x = golden.tensor("unet.x");
        Graph graph = StepWriter.withText(
                        new Graph(dialect, precision),
                        golden.config(),
                        golden.weights(),
                        new Size(x.size(2), x.size(3)))
                .alone()
                .graph();
        WrittenModel.of(graph).requireSound();
        try (Inputs inputs = step(golden)) {
            Tensor noise = result(graph, inputs, StepGraph.NOISE);
            assertThat(Departure.of(noise, golden.tensor("unet.eps.scale_1.0"))).isLessThan(allowed(precision));
        }
    }

    /** Against the processors, where another graph than the step's computes what it takes from the text. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("casesOfOne")
    void attendsToTheSameReference(GoldenCase golden, Dialect dialect, Precision precision) {
        Tensor x = golden.tensor("unet.x");
        Seen reference = new Seen(golden.tensor("vae.z_lq"), x, 0.5f);
        Graph graph = StepWriter.withText(
                        new Graph(dialect, precision),
                        golden.config(),
                        golden.weights(),
                        new Size(x.size(2), x.size(3)))
                .attending()
                .graph();
        WrittenModel.of(graph).requireSound();
        Condition condition =
                new Condition(golden.tensor("text.positive.crossattn"), golden.tensor("text.positive.vector"));
        try (Networks networks = Networks.open(golden.config(), golden.weights(), PROCESSORS);
                Prepared prepared = networks.noisePredictor().prepare(condition);
                Inputs inputs = OnnxNoisePredictor.seeing(step(golden), reference)) {
            Tensor wanted = prepared.predict(x, timestep(golden), golden.tensor("vae.z_lq"), 1, reference);
            assertThat(Departure.of(result(graph, inputs, StepGraph.NOISE), wanted))
                    .isLessThan(allowed(precision));
        }
    }

    private static int timestep(GoldenCase golden) {
        return (int) golden.ids("unet.t")[0];
    }

    private static Inputs step(GoldenCase golden) {
        return OnnxNoisePredictor.inputs(
                        golden.config(), golden.tensor("unet.x"), timestep(golden), golden.tensor("vae.z_lq"), 1)
                .with(TextWithin.CONTEXT, golden.tensor("text.positive.crossattn"))
                .with(TextWithin.VECTOR, golden.tensor("text.positive.vector"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void decodesTheSamePicture(GoldenCase golden, Dialect dialect, Precision precision) {
        Tensor latent = golden.tensor("vae.z_lq");
        VaeGraphs graphs = new VaeGraphs(golden.config().vae(), golden.weights(), () -> new Graph(dialect, precision));
        Graph graph = graphs.decoder(VaeChain.decoder(golden.config().vae()), new Size(latent.size(2), latent.size(3)));
        WrittenModel.of(graph).requireSound();
        try (Inputs inputs = new Inputs().with(VaeGraphs.X, latent)) {
            assertThat(Departure.of(result(graph, inputs, VaeGraphs.Y), golden.tensor("vae.stage1")))
                    .isLessThan(allowed(precision));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("cases")
    void readsTheSameOfATextWithItsMask(GoldenCase golden, Dialect dialect, Precision precision) {
        Graph graph = TextGraph.of(new Graph(dialect, precision), golden.config(), golden.weights());
        WrittenModel.of(graph).requireSound();
        long[] ids = golden.ids("text.positive.ids_g");
        int end = 0;
        while (ids[end] != golden.config().clipG().vocab() - 1) {
            end++;
        }
        try (Inputs inputs = new Inputs()
                .with(TextGraph.IDS_L, golden.ids("text.positive.ids_l"))
                .with(TextGraph.IDS_G, ids)
                .with(TextGraph.END, end)) {
            assertThat(Departure.of(result(graph, inputs, TextGraph.CONTEXT), golden.tensor("text.positive.crossattn")))
                    .isLessThan(allowed(precision));
        }
    }

    /** SDXL's widths, which alone are fused, are more than the golden cases have. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void gatesTheSame(Precision precision) throws IOException {
        int channels = 320;
        WeightSource weights = random(2 << 20);
        Tensor x = new Tensor(floats(3 * channels), 3, channels);
        Graph common = gate(new Graph(), weights, channels);
        Graph fused = gate(new Graph(Dialect.CUDA, precision), weights, channels);

        assertThat(WrittenModel.of(fused).nodes("BiasSplitGelu")).hasSize(1);
        WrittenModel.of(fused).requireSound();
        try (Inputs inputs = new Inputs().with("x", x)) {
            assertThat(Departure.of(result(fused, inputs, "y"), result(common, inputs, "y")))
                    .isLessThan(allowed(precision));
        }
    }

    private static Graph gate(Graph graph, WeightSource weights, int channels) {
        Scope maps = new Scope(graph, weights, "ff.net.0.proj");
        graph.output("y", Gate.apply(maps, graph.input("x", 3, channels), 4 * channels));
        return graph;
    }

    /** At the published sizes, written over a file that is read no further than the norms' weights. */
    @Test
    void fusesEveryNormAndGateOfThePublishedNetworks() throws IOException {
        WeightSource weights = hollow();
        Size latent = new Size(64, 64);
        WrittenModel common = WrittenModel.of(StepWriter.withText(new Graph(), SupirConfig.FULL, weights, latent)
                .alone()
                .graph());
        WrittenModel fused = WrittenModel.of(
                StepWriter.withText(new Graph(Dialect.CUDA, Precision.HALF), SupirConfig.FULL, weights, latent)
                        .alone()
                        .graph());

        fused.requireSound();
        List<Node> norms = fused.nodes("GroupNorm");
        assertThat(norms).hasSameSizeAs(common.nodes("InstanceNormalization")).hasSize(34 + 11 + 1 + 16 + 5 + 10 + 4);
        assertThat(fused.nodes("InstanceNormalization")).isEmpty();
        assertThat(norms).allSatisfy(norm -> {
            assertThat(norm.domain()).isEqualTo("com.microsoft");
            assertThat(norm.attributes()).containsEntry("groups", 32L).containsEntry("channels_last", 1L);
            for (String weight : norm.inputs().subList(1, 3)) {
                assertThat(fused.initializer(weight).inline()).isTrue();
                assertThat(fused.initializer(weight).type()).isEqualTo(WrittenModel.FLOAT);
            }
        });
        // Each activation behind a norm has become part of it; those of the embeddings and the adaptors are left.
        long activating =
                norms.stream().filter(norm -> norm.number("activation") == 1).count();
        assertThat(fused.nodes("QuickGelu")).hasSize(common.nodes("QuickGelu").size() - (int) activating);
        assertThat(fused.nodes("BiasSplitGelu"))
                .hasSameSizeAs(common.nodes("Gelu"))
                .hasSize(70 + 34);
        assertThat(fused.nodes("Gelu")).isEmpty();
        assertThat(fused.nodes("MultiHeadAttention")).hasSameSizeAs(common.nodes("MultiHeadAttention"));
        assertThat(fused.nodes("Cast"))
                .as("of four inputs, the text's two and the output")
                .hasSize(7);
    }

    @Test
    void leavesThePublishedWeightsAsTheyAre() throws IOException {
        WrittenModel half = WrittenModel.of(StepWriter.withText(
                        new Graph(Dialect.CUDA, Precision.HALF), SupirConfig.FULL, hollow(), new Size(64, 64))
                .alone()
                .graph());

        assertThat(half.initializers().values())
                .filteredOn(initializer -> !initializer.inline())
                .hasSizeGreaterThan(2000)
                .allSatisfy(initializer -> assertThat(initializer.type()).isEqualTo(WrittenModel.HALF));
    }

    @Test
    void usesNoneButOnnxsOwnOperatorsForTensorRt() throws IOException {
        WrittenModel plain = WrittenModel.of(StepWriter.withText(
                        new Graph(Dialect.PLAIN, Precision.HALF), SupirConfig.FULL, hollow(), new Size(64, 64))
                .alone()
                .graph());

        plain.requireSound();
        assertThat(plain.nodes()).extracting(Node::domain).containsOnly("");
    }

    /** ONNX Runtime checks types and shapes before it looks for kernels, of which its CPU lacks one of CUDA's. */
    @Test
    void isRefusedByTheProcessorsForItsKernelsAlone() {
        GoldenCase golden = GoldenCases.all().findFirst().orElseThrow();
        Graph graph = StepWriter.withText(
                        new Graph(Dialect.CUDA, Precision.SINGLE), golden.config(), golden.weights(), new Size(8, 8))
                .alone()
                .graph();

        assertThatThrownBy(() -> Session.open(graph, PROCESSORS, new RunningEvaluations()))
                .hasMessageContaining("Could not find an implementation for GroupNorm(1)");
    }

    private static double allowed(Precision precision) {
        return precision == Precision.HALF ? OF_HALVES : GoldenCase.TOLERANCE;
    }

    private static Tensor result(Graph graph, Inputs inputs, String name) {
        try (Session session = Expansion.open(graph, PROCESSORS, new RunningEvaluations());
                Outputs outputs = session.run(inputs)) {
            return outputs.tensor(name);
        }
    }

    /** A source that finds every weight at the start of a file of zeros, as halves. */
    private WeightSource hollow() throws IOException {
        Path file = folder.resolve("hollow");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1 << 20);
        }
        return (name, shape) -> new StoredTensor(file, name, DataType.F16, shape, 0);
    }

    /** A source that finds every weight at the start of a file of random floats. */
    private WeightSource random(int floats) throws IOException {
        Path file = folder.resolve("random");
        Files.write(file, SafetensorsFixture.bytes(floats(floats)));
        return (name, shape) -> new StoredTensor(file, name, DataType.F32, shape, 0);
    }

    private static float[] floats(int count) {
        Random random = new Random(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.05 * random.nextGaussian());
        }
        return values;
    }
}
