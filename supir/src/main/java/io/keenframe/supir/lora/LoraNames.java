package io.keenframe.supir.lora;

import io.keenframe.supir.config.SupirConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Under which names LoRAs change the weights of a model.
 *
 * <p>Kohya's trainers write {@code lora_unet_}, {@code lora_te1_} and {@code lora_te2_}, then the module's path with its
 * dots as underscores; diffusers writes {@code unet.}, {@code text_encoder.} and {@code text_encoder_2.}, then the path.
 * Either calls the modules of the U-Net as SDXL's own files or as diffusers does.
 */
final class LoraNames {
    private static final String UNET = "model.diffusion_model.";
    private static final String ADAPTORS = UNET + "project_modules.";
    private static final String TOWER_L = "conditioner.embedders.0.transformer.";
    private static final String TOWER_G = "conditioner.embedders.1.model.transformer.resblocks.";
    private static final String PACKED = "attn.in_proj_weight";
    private static final String WEIGHT = ".weight";

    private final Map<String, Target> targets = new TreeMap<>();
    private final DiffusersNames diffusers;

    /**
     * The rows of a weight that a name stands for.
     *
     * @param weight the weight's published name
     * @param firstRow the first of them
     * @param shape the weight's shape, with these rows alone
     */
    record Target(String weight, int firstRow, long... shape) {}

    /** The names for all weights with two axes or more. */
    LoraNames(SupirConfig config, Map<String, List<Integer>> weights) {
        diffusers = new DiffusersNames(config.unet());
        weights.forEach((weight, shape) -> {
            if (shape.size() > 1) {
                add(weight, shape.stream().mapToLong(Integer::longValue).toArray());
            }
        });
    }

    /** What each name stands for. */
    Map<String, Target> targets() {
        return targets;
    }

    private void add(String weight, long... shape) {
        if (weight.startsWith(TOWER_G)) {
            addTower(weight, weight.substring(TOWER_G.length()), shape);
        } else if (weight.endsWith(WEIGHT) && !weight.startsWith(ADAPTORS)) {
            String module = weight.substring(0, weight.length() - WEIGHT.length());
            Target target = new Target(weight, 0, shape);
            if (module.startsWith(UNET)) {
                String path = module.substring(UNET.length());
                List.of(path, diffusers.of(path)).forEach(name -> put("lora_unet_", "unet.", name, target));
            } else if (module.startsWith(TOWER_L)) {
                put("lora_te1_", "text_encoder.", module.substring(TOWER_L.length()), target);
            }
        }
    }

    /** The larger tower, which LoRAs know by the names and the separate maps of the smaller one. */
    private void addTower(String weight, String path, long... shape) {
        int dot = path.indexOf('.');
        String layer = "text_model.encoder.layers." + path.substring(0, dot) + ".";
        String rest = path.substring(dot + 1);
        if (rest.equals(PACKED)) {
            int rows = Math.toIntExact(shape[0] / 3);
            List<String> maps = List.of("q_proj", "k_proj", "v_proj");
            for (int i = 0; i < maps.size(); i++) {
                Target part = new Target(weight, i * rows, rows, shape[1]);
                put("lora_te2_", "text_encoder_2.", layer + "self_attn." + maps.get(i), part);
            }
        } else {
            String module = rest.replace(WEIGHT, "")
                    .replace("attn.out_proj", "self_attn.out_proj")
                    .replace("mlp.c_fc", "mlp.fc1")
                    .replace("mlp.c_proj", "mlp.fc2");
            put("lora_te2_", "text_encoder_2.", layer + module, new Target(weight, 0, shape));
        }
    }

    private void put(String kohya, String dotted, String path, Target target) {
        targets.put(kohya + path.replace('.', '_'), target);
        targets.put(dotted + path, target);
    }

    /** A name that a LoRA may have for the last layer of the smaller tower, which SDXL leaves out. */
    static List<String> unused(SupirConfig config) {
        int last = config.clipL().layers() - 1;
        List<String> prefixes = new ArrayList<>();
        prefixes.add("lora_te1_text_model_encoder_layers_" + last + "_");
        prefixes.add("text_encoder.text_model.encoder.layers." + last + ".");
        return prefixes;
    }
}
