package io.keenframe.app.models;

import io.keenframe.app.progress.Words;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.WeightFile;
import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** What there is to say of a sound bundle. */
public record BundleReport(Bundle bundle) {
    /** The bytes of its weight files together. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (Path file : bundle.weightFiles()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** All of it, a line each. */
    public List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("name", bundle.name()));
        lines.add(line("title", bundle.title()));
        lines.add(line("licence", bundle.license()));
        lines.add(line("folder", bundle.folder().toString()));
        for (WeightFile file : bundle.weights()) {
            lines.add(line("weights", file.path().toString()));
            lines.add(line("", described(file)));
        }
        for (String preset : bundle.presets()) {
            lines.add(line("preset", "%-9s %s".formatted(preset, settings(preset))));
        }
        return lines;
    }

    private static String line(String key, String value) {
        return "%-9s %s".formatted(key, value);
    }

    private static String described(WeightFile file) throws IOException {
        Checkpoint checkpoint = Checkpoint.open(file.path());
        long parameters = checkpoint.tensors().values().stream()
                .mapToLong(StoredTensor::count)
                .sum();
        return String.join(
                ", ",
                Words.bytes(Files.size(file.path())),
                String.format(
                        Locale.ROOT,
                        "%d tensors, %.3g billion numbers",
                        checkpoint.tensors().size(),
                        parameters / 1e9),
                types(checkpoint.bytesByType()),
                file.seal().isEmpty() ? "comes with the bundle" : "unchanged since it was imported");
    }

    /** Those that make up a hundredth or more of the file. */
    private static String types(Map<DataType, Long> bytes) {
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        return String.join(
                " and ",
                bytes.keySet().stream()
                        .filter(type -> bytes.getOrDefault(type, 0L) >= all / 100)
                        .map(Enum::name)
                        .toList());
    }

    private String settings(String preset) {
        SortedMap<String, String> all =
                bundle.settings(Map.of(Bundle.PRESET, preset)).parameters();
        return "%s, %s steps, cfg %s:%s, restore_cfg %s"
                .formatted(
                        all.get("sampler"),
                        all.get("steps"),
                        all.get("cfg"),
                        all.get("cfg_start"),
                        all.get("restore_cfg"));
    }
}
