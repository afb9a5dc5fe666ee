package io.keenframe.supir.lora;

import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.checkpoint.Names;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.net.RequiredTensors;
import io.keenframe.supir.tensor.LowRank;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.TensorFile;
import io.keenframe.supir.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A LoRA found to fit a model.
 *
 * @param additions what it adds to weights, by their published names
 * @param unmatched the names in it that match nothing of the model
 */
public record Lora(Map<String, List<LowRank>> additions, List<String> unmatched) {
    /**
     * Reads a LoRA's index, and its few numbers that are not weights.
     *
     * @param number tells it from the model's other LoRAs
     * @throws IOException if it cannot be read, holds nothing for such a model, or something of other sizes; the message
     *     names it
     */
    public static Lora read(LoraFile file, int number, SupirConfig config) throws IOException {
        Map<String, LoraNames.Target> targets = new LoraNames(config, RequiredTensors.of(config)).targets();
        Map<String, List<LowRank>> additions = new HashMap<>();
        List<String> unmatched = new ArrayList<>();
        for (Map.Entry<String, LoraModule> entry : modules(file.path()).entrySet()) {
            LoraNames.Target target = targets.get(entry.getKey());
            if (target == null || !entry.getValue().isWhole()) {
                unmatched.add(entry.getKey());
            } else {
                LowRank addition = entry.getValue().addition(number, file.weight(), target.firstRow());
                require(file.path(), addition, target);
                additions
                        .computeIfAbsent(target.weight(), weight -> new ArrayList<>())
                        .add(addition);
            }
        }
        unmatched.removeIf(name -> LoraNames.unused(config).stream().anyMatch(name::startsWith));
        if (additions.isEmpty()) {
            throw new IOException(file.path() + " holds nothing that an SDXL model could take"
                    + (unmatched.isEmpty() ? "" : ": " + Names.listed(unmatched))
                    + "; give a LoRA trained for SDXL, as .safetensors");
        }
        return new Lora(additions, List.copyOf(unmatched));
    }

    private static Map<String, LoraModule> modules(Path file) throws IOException {
        Map<String, LoraModule> modules = new TreeMap<>();
        for (StoredTensor tensor : Checkpoint.open(file).tensors().values()) {
            LoraModule.Part.of(tensor.name())
                    .ifPresentOrElse(
                            part -> modules.computeIfAbsent(part.module(), name -> new LoraModule())
                                    .put(part.kind(), tensor),
                            () -> modules.computeIfAbsent(tensor.name(), name -> new LoraModule()));
        }
        return modules;
    }

    private static void require(Path file, LowRank addition, LoraNames.Target target) throws IOException {
        if (!addition.fits(Math.toIntExact(target.shape()[0]), target.shape())) {
            throw new IOException(file + ": " + addition + " do not fit " + target.weight() + " of "
                    + Arrays.toString(target.shape()) + "; it was trained for a model of other sizes than SDXL");
        }
    }

    /**
     * Weights with all additions of some LoRAs.
     *
     * @throws IOException as {@link #read}
     */
    public static WeightSource applied(WeightSource weights, List<LoraFile> files, SupirConfig config)
            throws IOException {
        if (files.isEmpty()) {
            return weights;
        }
        Map<String, List<LowRank>> all = new HashMap<>();
        for (LoraFile file : files) {
            read(file, files.indexOf(file), config)
                    .additions()
                    .forEach((weight, more) -> all.computeIfAbsent(weight, name -> new ArrayList<>())
                            .addAll(more));
        }
        return new ChangedWeights(weights, all);
    }

    /** Names that a user may want to hear of, without those that differ in what the model has. */
    public static List<String> remarks(List<LoraFile> files, SupirConfig config) throws IOException {
        List<String> remarks = new ArrayList<>();
        for (LoraFile file : files) {
            List<String> unmatched =
                    new ArrayList<>(new TreeSet<>(read(file, 0, config).unmatched()));
            if (!unmatched.isEmpty()) {
                remarks.add(file.path() + ": nothing in the model matches " + Names.listed(unmatched)
                        + ", which is left out");
            }
        }
        return remarks;
    }

    private record ChangedWeights(WeightSource weights, Map<String, List<LowRank>> all) implements WeightSource {
        @Override
        public StoredTensor require(String name, long... shape) {
            return weights.require(name, shape);
        }

        @Override
        public List<LowRank> additions(String name) {
            return all.getOrDefault(name, List.of());
        }
    }

    /** The scale that a file states for a rank; 1 where it states none. */
    static float alpha(StoredTensor alpha, int rank) throws IOException {
        return TensorFile.floats(alpha).values()[0] / rank;
    }
}
