package io.keenframe.supir;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.sample.Tiling;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;

/** The sizes that windows come in: powers of two, and one between each two of them. */
final class WindowSizes {
    /** In latent cells; narrower windows show too little of a picture. */
    static final int LEAST_LATENTS = 32;

    /** In pixels; narrower windows are mostly margin. */
    static final int LEAST_PICTURES = 128;

    /** Where a model's own settings never split. */
    private static final int LARGEST = 4096;

    /** Weights being widened, code, and the rest of the program. */
    private static final long FIXED = 1L << 30;

    private WindowSizes() {}

    /** The next smaller size, if it is not below the least. */
    static OptionalInt below(int size, int least) {
        int power = Integer.highestOneBit(Math.max(size - 1, 1));
        int between = power / 2 * 3;
        int next = between < size ? between : power;
        return next < least || next >= size ? OptionalInt.empty() : OptionalInt.of(next);
    }

    /**
     * The largest windows, but none larger than a model's own, with which it is expected to run.
     *
     * <p>A cell of the sampler's window takes some 64 floats for each of the network's channels, a pixel of the
     * autoencoder's 13: measured on a CPU with the published sizes, and rounded up. Half of the free memory is left alone.
     */
    static Windows fitting(SupirConfig config, Windows own, long free) {
        long room = Math.max(free / 2 - FIXED, 0);
        long cell = 4L * 64 * config.unet().modelChannels();
        long pixel = 4L * 13 * config.vae().ch();
        int latents = largest(own.latents().map(Tiling::size).orElse(LARGEST), LEAST_LATENTS, s -> cell * s * s, room);
        int pictures = largest(own.pictures().orElse(LARGEST), LEAST_PICTURES, s -> pixel * s * s, room);
        return new Windows(
                own.latents().filter(tiling -> tiling.size() == latents).or(() -> Optional.of(halfway(latents))),
                OptionalInt.of(pictures));
    }

    /** Windows that overlap by half, as published. */
    static Tiling halfway(int size) {
        return new Tiling(size, (size + 1) / 2);
    }

    private static int largest(int own, int least, IntToLongFunction bytes, long room) {
        int size = own;
        while (bytes.applyAsLong(size) > room) {
            OptionalInt next = below(size, least);
            if (next.isEmpty()) {
                return size;
            }
            size = next.getAsInt();
        }
        return size;
    }
}
