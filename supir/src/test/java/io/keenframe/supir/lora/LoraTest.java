package io.keenframe.supir.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.checkpoint.RandomCheckpoints;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.net.Condition;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.TensorFile;
import io.keenframe.supir.tensor.WeightSource;
import io.keenframe.supir.tensor.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LoraTest {
    private static final Path CONFIG = Path.of("src/test/resources/golden/two/config.json");
    private static final String UNET = "model.diffusion_model.";
    private static final String PACKED = "conditioner.embedders.1.model.transformer.resblocks.1.attn.in_proj_weight";

    /** Linear maps with and without bias, of pictures and of the text; convolutions of every kind; both towers. */
    private static final List<Change> CHANGES = List.of(
            unet(
                    "input_blocks.3.1.transformer_blocks.0.attn1.to_q",
                    "down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q"),
            unet(
                    "input_blocks.3.1.transformer_blocks.0.attn2.to_k",
                    "down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k"),
            unet(
                    "output_blocks.0.1.transformer_blocks.0.ff.net.0.proj",
                    "up_blocks.0.attentions.0.transformer_blocks.0.ff.net.0.proj"),
            unet("middle_block.1.proj_in", "mid_block.attentions.0.proj_in"),
            unet("middle_block.2.emb_layers.1", "mid_block.resnets.1.time_emb_proj"),
            unet("input_blocks.1.0.in_layers.2", "down_blocks.0.resnets.0.conv1"),
            unet("input_blocks.2.0.op", "down_blocks.0.downsamplers.0.conv"),
            unet("output_blocks.1.2.conv", "up_blocks.0.upsamplers.0.conv"),
            unet("output_blocks.3.0.skip_connection", "up_blocks.1.resnets.1.conv_shortcut"),
            new Change(
                    "conditioner.embedders.0.transformer.text_model.encoder.layers.0.mlp.fc1.weight",
                    0,
                    "te1_text_model.encoder.layers.0.mlp.fc1",
                    "text_encoder.text_model.encoder.layers.0.mlp.fc1"),
            new Change(
                    PACKED,
                    1,
                    "te2_text_model.encoder.layers.1.self_attn.k_proj",
                    "text_encoder_2.text_model.encoder.layers.1.self_attn.k_proj"),
            new Change(
                    "conditioner.embedders.1.model.transformer.resblocks.0.mlp.c_proj.weight",
                    0,
                    "te2_text_model.encoder.layers.0.mlp.fc2",
                    "text_encoder_2.text_model.encoder.layers.0.mlp.fc2"));

    @TempDir
    private Path folder;

    private SupirConfig config;
    private Map<String, StoredTensor> weights;

    /**
     * A change to a weight.
     *
     * @param third which third of the weight, where three are stored as one
     */
    private record Change(String weight, int third, String kohya, String diffusers) {
        String key(Naming naming) {
            return switch (naming) {
                case KOHYA -> "lora_" + kohya.replace('.', '_');
                case KOHYA_DIFFUSERS ->
                    diffusers.startsWith("unet.")
                            ? "lora_" + diffusers.replace('.', '_')
                            : "lora_" + kohya.replace('.', '_');
                default -> diffusers;
            };
        }
    }

    private static Change unet(String path, String diffusers) {
        return new Change(UNET + path + ".weight", 0, "unet_" + path, "unet." + diffusers);
    }

    private enum Naming {
        KOHYA("lora_down", "lora_up"),
        KOHYA_DIFFUSERS("lora_down", "lora_up"),
        PEFT("lora_A", "lora_B"),
        DIFFUSERS("lora.down", "lora.up");

        private final String down;
        private final String up;

        Naming(String down, String up) {
            this.down = down;
            this.up = up;
        }

        boolean hasAlpha() {
            return name().startsWith("KOHYA");
        }
    }

    @BeforeEach
    void write() throws IOException {
        config = SupirConfig.read(CONFIG);
        new RandomCheckpoints(config, DataType.F32).write(folder);
        weights = new TreeMap<>(
                Checkpoint.open(folder.resolve(RandomCheckpoints.SDXL)).tensors());
        weights.putAll(Checkpoint.open(folder.resolve(RandomCheckpoints.SUPIR)).tensors());
    }

    /** Of rank 2; with an alpha of 1 they count for half. */
    private Map<String, Tensor> lora(Naming naming) {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (Change change : CHANGES) {
            int[] shape = shape(change);
            int[] down = shape.clone();
            down[0] = 2;
            int[] up = new int[shape.length];
            Arrays.fill(up, 1);
            up[0] = shape[0];
            up[1] = 2;
            String key = change.key(naming);
            tensors.put(key + "." + naming.down + ".weight", wave(1, down));
            tensors.put(key + "." + naming.up + ".weight", wave(2, up));
            if (naming.hasAlpha()) {
                tensors.put(key + ".alpha", new Tensor(new float[] {1}));
            }
        }
        return tensors;
    }

    private static <T> T entry(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private int[] shape(Change change) {
        long[] stored = entry(weights, change.weight()).shape();
        int[] shape = LongStream.of(stored).mapToInt(Math::toIntExact).toArray();
        if (change.weight().equals(PACKED)) {
            shape[0] /= 3;
        }
        return shape;
    }

    private static Tensor wave(double phase, int... shape) {
        float[] values = new float[Tensor.count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(phase + 1.7 * i) / 2;
        }
        return new Tensor(values, shape);
    }

    /** The slow obvious version: {@code W + scale * up * down}, written out. */
    private WeightSource merged(Naming naming, double weight) throws IOException {
        Map<String, Tensor> lora = lora(naming);
        Map<String, Tensor> all = new TreeMap<>();
        for (StoredTensor tensor : weights.values()) {
            if (tensor.type() == DataType.F32) {
                all.put(tensor.name(), TensorFile.floats(tensor));
            }
        }
        float scale = (float) (naming.hasAlpha() ? weight / 2 : weight);
        for (Change change : CHANGES) {
            Tensor down = entry(lora, change.key(naming) + "." + naming.down + ".weight");
            Tensor up = entry(lora, change.key(naming) + "." + naming.up + ".weight");
            add(entry(all, change.weight()).values(), up, down, scale, change.third() * up.size(0));
        }
        return Checkpoint.weights(List.of(SmallFile.write(folder.resolve("merged"), all)));
    }

    private static void add(float[] weight, Tensor up, Tensor down, float scale, int firstRow) {
        int columns = down.values().length / 2;
        for (int row = 0; row < up.size(0); row++) {
            for (int column = 0; column < columns; column++) {
                float product = up.values()[2 * row] * down.values()[column]
                        + up.values()[2 * row + 1] * down.values()[columns + column];
                weight[(firstRow + row) * columns + column] += scale * product;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void givesWhatMergedWeightsGive(Naming naming) throws IOException {
        // Given
        Path file = SmallFile.write(folder.resolve("lora.safetensors"), lora(naming));
        WeightSource plain = Weights.of(weights);
        // When
        List<Tensor> changed = outputs(Lora.applied(plain, List.of(new LoraFile(file, 0.8)), config));
        // Then
        List<Tensor> expected = outputs(merged(naming, 0.8));
        List<Tensor> before = outputs(plain);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(distance(changed.get(i), expected.get(i))).isLessThan(1e-4);
            assertThat(distance(changed.get(i), before.get(i))).isGreaterThan(1e-2);
        }
    }

    @Test
    void appliesOneFileTwiceLikeTwiceAsMuch() throws IOException {
        Path file = SmallFile.write(folder.resolve("lora.safetensors"), lora(Naming.PEFT));
        WeightSource plain = Weights.of(weights);

        List<Tensor> twice =
                outputs(Lora.applied(plain, List.of(new LoraFile(file, 0.5), new LoraFile(file, 0.3)), config));

        assertThat(distance(twice.get(1), outputs(merged(Naming.PEFT, 0.8)).get(1)))
                .isCloseTo(0, within(1e-4));
    }

    /** What the text towers and the noise predictor make of something. */
    private List<Tensor> outputs(WeightSource source) {
        try (Networks networks = Networks.open(config, source, new Execution(1, Placement.MAPPED))) {
            long[] ids = LongStream.range(0, config.clipL().context()).toArray();
            Condition text = networks.textTowers().condition(ids, ids);
            Tensor latent = wave(3, 1, config.unet().inChannels(), 8, 8);
            Tensor hint = wave(4, 1, config.unet().inChannels(), 8, 8);
            try (var prepared = networks.noisePredictor().prepare(text)) {
                return List.of(text.context(), prepared.predict(latent, 500, hint, 1));
            }
        }
    }

    /** The largest difference, in terms of the largest value. */
    private static double distance(Tensor a, Tensor b) {
        double most = 0;
        double largest = 0;
        for (int i = 0; i < a.values().length; i++) {
            most = Math.max(most, Math.abs(a.values()[i] - b.values()[i]));
            largest = Math.max(largest, Math.abs(b.values()[i]));
        }
        return most / largest;
    }

    @Test
    void namesWhatMatchesNothing() throws IOException {
        Map<String, Tensor> tensors = lora(Naming.KOHYA);
        tensors.put("lora_unet_elsewhere.lora_down.weight", wave(1, 2, 4));
        tensors.put("lora_unet_elsewhere.lora_up.weight", wave(1, 4, 2));
        tensors.put("lora_unet_middle_block_1_proj_out.hada_w1_a", wave(1, 2, 2));
        tensors.put("lora_te1_text_model_encoder_layers_2_mlp_fc1.lora_down.weight", wave(1, 2, 4));
        tensors.put("note", wave(1, 2));
        LoraFile file = new LoraFile(SmallFile.write(folder.resolve("l"), tensors), 1);

        assertThat(Lora.remarks(List.of(file), config))
                .containsExactly(file.path() + ": nothing in the model matches lora_unet_elsewhere,"
                        + " lora_unet_middle_block_1_proj_out, note, which is left out");
    }

    @Test
    void refusesALoraOfAnotherModel() throws IOException {
        Path other = SmallFile.write(folder.resolve("other"), Map.of("blocks.0.lora_A.weight", wave(1, 2, 4)));
        assertThatThrownBy(() -> Lora.read(new LoraFile(other, 1), 0, config))
                .isInstanceOf(IOException.class)
                .hasMessage(other + " holds nothing that an SDXL model could take: blocks.0; give a LoRA trained for"
                        + " SDXL, as .safetensors");

        Map<String, Tensor> tensors = lora(Naming.KOHYA);
        tensors.put("lora_unet_middle_block_1_proj_in.lora_down.weight", wave(1, 2, 24));
        Path larger = SmallFile.write(folder.resolve("larger"), tensors);
        assertThatThrownBy(() -> Lora.read(new LoraFile(larger, 1), 0, config))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(larger + ": ")
                .hasMessageContaining(
                        "[2, 24] and [16, 2] do not fit model.diffusion_model.middle_block.1.proj_in.weight"
                                + " of [16, 16]; it was trained for a model of other sizes");
    }
}
