package io.keenframe.supir.checkpoint;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.config.TextConfig;
import io.keenframe.supir.net.RequiredTensors;
import io.keenframe.supir.tensor.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An SDXL file and a SUPIR file of random weights, of the published layout and of any size.
 *
 * <p>Weights are scaled so that every network gives finite numbers. The same seed gives the same bytes.
 *
 * @param config the sizes of the networks
 * @param type the elements of weights: F16, BF16 or F32
 */
public record RandomCheckpoints(SupirConfig config, DataType type) {
    /** The name of the SDXL file. */
    public static final String SDXL = "sdxl.safetensors";

    /** The name of the SUPIR file. */
    public static final String SUPIR = "supir.safetensors";

    /** The tokens that are not merges: bytes inside a word, bytes at its end, and the marks of a text's ends. */
    private static final int BYTES_AND_MARKS = 514;

    private static final String TOWER_L = "conditioner.embedders.0.transformer.text_model.";
    private static final String TOWER_G = "conditioner.embedders.1.model.";

    /** Writes both files into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new RandomFile(type, 1).write(folder.resolve(SDXL), sdxl());
        new RandomFile(type, 2).write(folder.resolve(SUPIR), supir());
    }

    /**
     * Writes a file of made-up merges, as many as the text towers' vocabulary has room for beside bytes and marks.
     *
     * <p>No text has them, so a prompt is split into its bytes.
     */
    public void writeMerges(Path file) throws IOException {
        StringBuilder lines = new StringBuilder("#version: made up\n");
        for (int i = 0; i < config.clipL().vocab() - BYTES_AND_MARKS; i++) {
            lines.append("left").append(i).append(" right").append(i).append('\n');
        }
        Files.writeString(file, lines);
    }

    /** Every tensor of an SDXL file, with its shape: also those that SUPIR does not compute with. */
    public SortedMap<String, List<Integer>> sdxl() {
        SortedMap<String, List<Integer>> tensors = new TreeMap<>(RequiredTensors.of(config));
        tensors.keySet().removeIf(RandomCheckpoints::isOfSupir);
        addUnused(tensors, config.clipL());
        tensors.put(TOWER_G + "logit_scale", List.of());
        return tensors;
    }

    /** Every tensor of a SUPIR file, with its shape: also the stray one. */
    public SortedMap<String, List<Integer>> supir() {
        SortedMap<String, List<Integer>> tensors = new TreeMap<>(RequiredTensors.of(config));
        tensors.keySet().removeIf(name -> !isOfSupir(name));
        tensors.put("model.control_model.mask_LQ", List.of(1, config.vae().zChannels(), 64, 64));
        return tensors;
    }

    private static boolean isOfSupir(String name) {
        return name.startsWith("model.control_model.")
                || name.startsWith("model.diffusion_model.project_modules.")
                || name.startsWith("first_stage_model.denoise_encoder.");
    }

    /** The last layer of the smaller tower, which SDXL leaves out, is in the files all the same. */
    private static void addUnused(Map<String, List<Integer>> tensors, TextConfig tower) {
        String layers = TOWER_L + "encoder.layers.";
        String first = layers + "0.";
        Map<String, List<Integer>> likeTheFirst = new TreeMap<>();
        tensors.forEach((name, shape) -> {
            if (name.startsWith(first)) {
                likeTheFirst.put(layers + (tower.layers() - 1) + "." + name.substring(first.length()), shape);
            }
        });
        tensors.putAll(likeTheFirst);
        tensors.put(TOWER_L + "final_layer_norm.weight", List.of(tower.width()));
        tensors.put(TOWER_L + "final_layer_norm.bias", List.of(tower.width()));
        tensors.put(TOWER_L + "embeddings.position_ids", List.of(1, tower.context()));
    }
}
