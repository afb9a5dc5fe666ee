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

    private static final String TOWER_L = "conditioner.embedders.0.transformer.text_model.";
    private static final String TOWER_G = "conditioner.embedders.1.model.";

    /**
     * Writes both files at full size, or at the size of a config.
     *
     * @param args a folder, and the path of a config.json
     */
    public static void main(String... args) throws IOException {
        SupirConfig config = args.length > 1 ? SupirConfig.read(Path.of(args[1])) : SupirConfig.FULL;
        RandomCheckpoints checkpoints = new RandomCheckpoints(config, DataType.F16);
        checkpoints.write(Path.of(args[0]));
        System.out.println("wrote " + checkpoints.sdxl().size() + " and "
                + checkpoints.supir().size() + " tensors into " + args[0]);
    }

    /** Writes both files into a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new RandomFile(type, 1).write(folder.resolve(SDXL), sdxl());
        new RandomFile(type, 2).write(folder.resolve(SUPIR), supir());
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
