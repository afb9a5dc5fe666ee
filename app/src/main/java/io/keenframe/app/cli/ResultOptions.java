package io.keenframe.app.cli;

import io.keenframe.app.job.ResultPath;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import java.nio.file.Path;
import java.util.Locale;
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

    @Option(
            names = "--archive",
            description =
                    "For archives: FFV1 version 3 in Matroska with slice checksums, the MD5 of every frame of source"
                            + " and result, the SHA-256 of their sound and subtitles, and a record of everything that"
                            + " made it, which 'keenframe verify' checks.")
    private boolean archive;

    /** The codec; where none was typed, ffv1 for archives and else h264. */
    Codec codec() {
        Codec usual = archive ? Codec.FFV1 : Codec.H264;
        return codec == null ? usual : codec;
    }

    boolean archive() {
        return archive;
    }

    /** Where the result goes if nobody says so. */
    Path beside(Path input) {
        Path beside = ResultPath.beside(input, codec());
        String name = String.valueOf(beside.getFileName());
        return archive ? beside.resolveSibling(name.replaceAll("\\.[^.]*$", ".mkv")) : beside;
    }

    /**
     * Returns where a file of this name can be the result.
     *
     * @throws IllegalArgumentException where it cannot
     */
    void requireContainer(Path output) {
        if (archive && !output.toString().toLowerCase(Locale.ROOT).endsWith(".mkv")) {
            throw new IllegalArgumentException(
                    output + ": --archive writes Matroska; end the output's name in .mkv, or leave out --archive");
        }
    }

    /**
     * How the result is written.
     *
     * @throws IllegalArgumentException where the options contradict each other
     */
    Encoding encoding() {
        Integer quality = crf;
        if (archive && codec() != Codec.FFV1) {
            throw new IllegalArgumentException(
                    "--archive writes ffv1; leave out --codec " + codec().label() + ", or --archive");
        }
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
