package io.keenframe.supir.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.supir.config.SupirConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RequiredTensorsTest {
    private static final String PROPERTY = "keenframe.checkpoints";

    /** What the published files hold beyond what SUPIR computes: the layer CLIP-L skips, and strays. */
    private static final Pattern UNUSED = Pattern.compile(String.join(
            "|",
            "conditioner\\.embedders\\.0\\.transformer\\.text_model\\.encoder\\.layers\\.11\\..*",
            "conditioner\\.embedders\\.0\\.transformer\\.text_model\\.final_layer_norm\\..*",
            "conditioner\\.embedders\\.0\\.transformer\\.text_model\\.embeddings\\.position_ids",
            "conditioner\\.embedders\\.1\\.model\\.logit_scale",
            "model\\.control_model\\.mask_LQ"));

    @Test
    void asksForTheWholePublishedModel() {
        Map<String, List<Integer>> required = RequiredTensors.of(SupirConfig.FULL);

        // The published counts of parameters: U-Net, control network, adaptors, and three thirds of the autoencoder.
        assertThat(parameters(required, "model.diffusion_model.")).isEqualTo(2_567_463_684L + 54_797_440);
        assertThat(parameters(required, "model.control_model.")).isEqualTo(1_243_378_880);
        assertThat(parameters(required, "first_stage_model.")).isEqualTo(83_653_863 + 34_163_592);
    }

    @Test
    void asksForExactlyWhatThePublishedFilesHold() throws IOException {
        String folder = System.getProperty(PROPERTY, "");
        assumeThat(folder).as(PROPERTY + " names a folder of tensor lists").isNotBlank();
        Map<String, List<Integer>> published = new TreeMap<>();
        try (Stream<Path> lists = Files.list(Path.of(folder))) {
            for (Path list : lists.filter(p -> p.toString().endsWith(".tsv")).toList()) {
                Files.readAllLines(list).forEach(line -> read(line, published));
            }
        }
        published.keySet().removeIf(name -> UNUSED.matcher(name).matches());

        assertThat(RequiredTensors.of(SupirConfig.FULL)).isEqualTo(published);
    }

    private static void read(String line, Map<String, List<Integer>> published) {
        String[] fields = line.split("\t", -1);
        String shape = fields[1].substring(1, fields[1].indexOf(']'));
        List<Integer> lengths = Stream.of(shape.split(",", -1))
                .map(String::strip)
                .filter(length -> !length.isEmpty())
                .map(Integer::valueOf)
                .toList();
        published.put(fields[0], lengths);
    }

    private static long parameters(Map<String, List<Integer>> tensors, String prefix) {
        return tensors.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(entry -> entry.getValue().stream().reduce(1, Math::multiplyExact))
                .sum();
    }
}
