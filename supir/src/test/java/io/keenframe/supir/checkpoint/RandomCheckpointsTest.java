package io.keenframe.supir.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.net.Condition;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.RequiredTensors;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.TensorFile;
import io.keenframe.supir.tensor.Weights;
import io.keenframe.supir.text.ClipTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RandomCheckpointsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/two");

    @TempDir
    private Path folder;

    @Test
    void haveTheLayoutOfThePublishedFiles() throws IOException {
        String lists = System.getProperty("keenframe.checkpoints", "");
        assumeThat(lists)
                .as("keenframe.checkpoints names a folder of tensor lists")
                .isNotBlank();
        RandomCheckpoints full = new RandomCheckpoints(SupirConfig.FULL, DataType.F16);

        assertThat(full.sdxl().keySet())
                .hasSize(2515)
                .isEqualTo(names(lists, "sdxl_unet.tsv", "sdxl_vae.tsv", "sdxl_text.tsv"));
        assertThat(full.supir().keySet()).hasSize(1035).isEqualTo(names(lists, "supir_delta.tsv"));
    }

    private static Set<String> names(String folder, String... lists) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String list : lists) {
            Files.readAllLines(Path.of(folder, list)).forEach(line -> names.add(line.split("\t", -1)[0]));
        }
        return names;
    }

    @Test
    void runThroughTheNetworksAndStayFinite() throws IOException {
        SupirConfig config = SupirConfig.read(GOLDEN.resolve("config.json"));
        new RandomCheckpoints(config, DataType.BF16).write(folder);
        Weights weights =
                Weights.open(List.of(folder.resolve(RandomCheckpoints.SDXL), folder.resolve(RandomCheckpoints.SUPIR)));

        for (Map.Entry<String, List<Integer>> tensor :
                RequiredTensors.of(config).entrySet()) {
            weights.require(
                    tensor.getKey(),
                    tensor.getValue().stream().mapToLong(Integer::longValue).toArray());
        }
        try (Networks networks = Networks.open(config, weights, new Execution(1, Placement.RESIDENT))) {
            int side = config.pixelMultiple();
            Tensor latent = networks.autoencoder().encodeRobust(ramp(1, 3, side, side));
            Condition text = networks.textTowers().condition(ids(config), ids(config));
            Tensor noise = networks.noisePredictor().prepare(text).predict(latent, 500, latent, 1);
            for (Tensor result : List.of(latent, noise, networks.autoencoder().decode(latent))) {
                for (float value : result.values()) {
                    assertThat(value).isFinite().isNotZero();
                }
            }
        }
    }

    private static Tensor ramp(int... shape) {
        float[] values = new float[Tensor.count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2f * i / values.length - 1;
        }
        return new Tensor(values, shape);
    }

    private static long[] ids(SupirConfig config) {
        return LongStream.range(0, config.clipL().context()).toArray();
    }

    @Test
    void comeWithMergesThatFillTheVocabulary() throws IOException {
        Path merges = folder.resolve("merges.txt");
        new RandomCheckpoints(SupirConfig.FULL, DataType.F16).writeMerges(merges);

        ClipTokenizer tokenizer = ClipTokenizer.read(merges);

        assertThat(tokenizer.vocabulary()).isEqualTo(SupirConfig.FULL.clipL().vocab());
        // Two letters, the second of which ends its word; none of the merges joins them.
        assertThat(tokenizer.encode("hi", 4).l()).containsExactly(49406, 'h' - '!', 256 + 'i' - '!', 49407);
    }

    @Test
    void scaleWeightsByTheirInputs() throws IOException {
        new RandomFile(DataType.F16, 1)
                .write(
                        folder.resolve("w"),
                        Map.of("a.weight", List.of(300, 400), "b.weight", List.of(7), "b.bias", List.of(7)));
        Weights weights = Weights.open(List.of(folder.resolve("w")));

        float[] values =
                TensorFile.floats(weights.require("a.weight", 300, 400)).values();
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        assertThat(squares / values.length).isCloseTo(1.0 / 400, within(1e-4));
        assertThat(TensorFile.floats(weights.require("b.weight", 7)).values()).containsOnly(1);
        assertThat(TensorFile.floats(weights.require("b.bias", 7)).values()).containsOnly(0);
    }
}
