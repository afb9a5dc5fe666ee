package io.keenframe.app.cli;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large the result is and how it is written. */
final class ResultOptions extends SizeOptions {
    @Option(
            names = "--codec",
            paramLabel = "NAME",
            converter = Converters.ToCodec.class,
            description = "h264, hevc, av1, ffv1 (always lossless) or prores. Default: h264.")
    private @Nullable Codec codec;

    @Option(
            names = "--crf",
            paramLabel = "N",
            description = "Constant quality, 0 to 51 (av1: to 63); lower is better and larger."
                    + " Default: the codec's own, near the eye's limit.")
    private @Nullable Integer crf;

    @Option(
            names = "--lossless",
            description = "Every sample of the result equals the restored frame's (h264, hevc, ffv1).")
    private boolean lossless;

    /** The codec, h264 where none was typed. */
    Codec codec() {
        return codec == null ? Codec.H264 : codec;
    }

    /**
     * How the result is written.
     *
     * @throws IllegalArgumentException where the options contradict each other
     */
    Encoding encoding() {
        Integer quality = crf;
        if (lossless && quality != null) {
            throw new IllegalArgumentException("--lossless leaves nothing for --crf to choose; leave one out");
        }
        if (lossless && (codec() == Codec.AV1 || codec() == Codec.PRORES)) {
            throw new IllegalArgumentException(
                    "--codec " + codec().label() + " is never lossless; use h264, hevc or ffv1 with --lossless");
        }
        if (quality != null) {
            requireQuality(quality);
        }
        return new Encoding(codec(), quality, lossless);
    }

    private void requireQuality(int quality) {
        if (codec() == Codec.FFV1 || codec() == Codec.PRORES) {
            throw new IllegalArgumentException(
                    "--codec " + codec().label() + " has no --crf; leave it out, or use h264, hevc or av1");
        }
        int worst = codec() == Codec.AV1 ? 63 : 51;
        if (quality < 0 || quality > worst) {
            throw new IllegalArgumentException(
                    "--crf " + quality + " is not within 0 and " + worst + " for " + codec().label());
        }
    }
}
