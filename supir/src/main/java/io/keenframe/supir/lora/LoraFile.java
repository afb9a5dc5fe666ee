package io.keenframe.supir.lora;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A LoRA to be applied.
 *
 * @param path its file
 * @param weight how strongly; 1 as it was trained, 0 not at all
 */
public record LoraFile(Path path, double weight) {
    public LoraFile {
        Objects.requireNonNull(path, "path");
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("the weight of " + path + " is " + weight + "; it must be a number");
        }
    }

    /** LoRAs as text, a line each: the weight, a space, the path. */
    public static String write(List<LoraFile> loras) {
        return loras.stream().map(lora -> lora.weight() + " " + lora.path()).collect(Collectors.joining("\n"));
    }

    /**
     * LoRAs from such a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static List<LoraFile> read(String text) {
        return text.lines().map(LoraFile::parsed).toList();
    }

    private static LoraFile parsed(String line) {
        int space = line.indexOf(' ');
        if (space < 1) {
            throw new IllegalArgumentException("lora must be a weight, a space and a path, not '" + line + "'");
        }
        try {
            return new LoraFile(Path.of(line.substring(space + 1)), Double.parseDouble(line.substring(0, space)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("lora must begin with a weight, not '" + line + "'", e);
        }
    }
}
