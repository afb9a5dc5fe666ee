package io.keenframe.supir.lora;

import io.keenframe.supir.tensor.LowRank;
import io.keenframe.supir.tensor.StoredTensor;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a LoRA holds for one module of a model. */
final class LoraModule {
    private final Map<Kind, StoredTensor> parts = new EnumMap<>(Kind.class);

    /** The tensors of a module. */
    enum Kind {
        DOWN,
        UP,
        ALPHA,
        /** Of a way to factor that is not supported here. */
        OTHER
    }

    /**
     * A tensor's name, taken apart.
     *
     * @param module the module's name
     * @param kind what the tensor is
     */
    record Part(String module, Kind kind) {
        private static final Pattern NAME =
                Pattern.compile("(?<module>.+)\\.(?:(?<down>lora_down|lora_A|lora\\.down)(?:\\.default)?\\.weight"
                        + "|(?<up>lora_up|lora_B|lora\\.up)(?:\\.default)?\\.weight|(?<alpha>alpha)"
                        + "|(?<other>lora_mid\\.weight|dora_scale|lora_magnitude_vector.*|hada_.*|lokr_.*|diff.*))");

        static Optional<Part> of(String name) {
            Matcher parts = NAME.matcher(name);
            if (!parts.matches()) {
                return Optional.empty();
            }
            for (Kind kind : Kind.values()) {
                if (parts.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                    return Optional.of(new Part(parts.group("module"), kind));
                }
            }
            return Optional.empty();
        }
    }

    void put(Kind kind, StoredTensor tensor) {
        parts.put(kind, tensor);
    }

    /** Whether it is a product of two, and nothing else. */
    boolean isWhole() {
        return parts.containsKey(Kind.DOWN) && parts.containsKey(Kind.UP) && !parts.containsKey(Kind.OTHER);
    }

    /**
     * The addition.
     *
     * @param number tells its tensors from those of another LoRA's in a graph
     * @param weight how strongly the LoRA is applied
     */
    LowRank addition(int number, double weight, int firstRow) throws IOException {
        StoredTensor down = named(number, Kind.DOWN);
        StoredTensor up = named(number, Kind.UP);
        StoredTensor alpha = parts.get(Kind.ALPHA);
        int rank = down.shape().length == 0 ? 1 : Math.toIntExact(Math.max(1, down.shape()[0]));
        float trained = alpha == null ? 1 : Lora.alpha(alpha, rank);
        return new LowRank(down, up, (float) (weight * trained), firstRow);
    }

    private StoredTensor named(int number, Kind kind) throws IOException {
        StoredTensor tensor = parts.get(kind);
        if (tensor == null || tensor.shape().length < 2) {
            throw new IOException("the LoRA's " + tensor + " is no matrix");
        }
        return new StoredTensor(
                tensor.file(), "lora" + number + ":" + tensor.name(), tensor.type(), tensor.shape(), tensor.offset());
    }
}
