package io.keenframe.app.cli;

import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the result is. */
class SizeOptions {
    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            order = 1,
            description = "How many times the source's size, such as 2. Default: 1.")
    private @Nullable Double scale;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            order = 2,
            converter = Converters.ToSize.class,
            description = "The result's size, such as 1920x1080, in place of --scale.")
    private @Nullable Size size;

    /**
     * The result's size.
     *
     * @throws IllegalArgumentException where the options contradict each other or no picture is of that size
     */
    final Scaling scaling() {
        Double factor = scale;
        if (factor != null && size != null) {
            throw new IllegalArgumentException("--scale and --size both say how large the result is; leave one out");
        }
        if (factor != null && !(factor > 0 && factor <= 64)) {
            throw new IllegalArgumentException("--scale " + factor + " is not above 0 and at most 64");
        }
        Size fixed = size;
        if (fixed != null) {
            requirePossible(fixed);
        }
        return new Scaling(factor == null ? 1 : factor, size);
    }

    private static void requirePossible(Size size) {
        int longest = Math.max(size.width(), size.height());
        if (Math.min(size.width(), size.height()) < 2 || longest > Scaling.LARGEST_SIDE) {
            throw new IllegalArgumentException("--size " + size + " is not possible; each side must have 2 to "
                    + Scaling.LARGEST_SIDE + " pixels");
        }
    }
}
