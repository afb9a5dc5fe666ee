package io.keenframe.supir.gpu;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user wants networks to run on.
 *
 * @param kind of device
 * @param card the number of the one card to use; empty for all there are
 */
public record DeviceChoice(Kind kind, OptionalInt card) {
    /** The cards where everything that they need is there, else the processors. */
    public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, OptionalInt.empty());

    /** The processors. */
    public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, OptionalInt.empty());

    private static final Pattern TEXT = Pattern.compile("auto|cpu|(cuda|tensorrt)(?::(\\d{1,3}))?");

    /** The kinds of devices. */
    public enum Kind {
        /** Whatever is best of what works. */
        AUTO,
        /** The processors. */
        CPU,
        /** NVIDIA's cards by ONNX Runtime's own kernels. */
        CUDA,
        /** NVIDIA's cards by TensorRT. */
        TENSORRT
    }

    /**
     * Reads {@code auto}, {@code cpu}, {@code cuda[:N]} or {@code tensorrt[:N]}.
     *
     * @throws IllegalArgumentException where it is none of them
     */
    public static DeviceChoice of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a device: auto, cpu, cuda for all cards, cuda:0 for the first one, or tensorrt[:N]");
        }
        String number = matcher.group(2);
        String kind = number == null ? text : matcher.group(1);
        return new DeviceChoice(
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number)));
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + (card.isPresent() ? ":" + card.getAsInt() : "");
    }
}
