package io.keenframe.app.job;

import io.keenframe.contract.Codec;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a result goes, and in which container. */
public final class ResultPath {
    private static final List<String> EXTENSIONS = List.of("mp4", "m4v", "mov", "mkv", "webm", "ts");
    /** Whose results are of the same kind; the others' sound and subtitles would rarely fit. */
    private static final Set<String> KEPT = Set.of("mp4", "m4v", "mov", "mkv");

    private static final Map<String, Set<Codec>> HOLDS = Map.of(
            "mp4", EnumSet.of(Codec.H264, Codec.HEVC, Codec.AV1),
            "m4v", EnumSet.of(Codec.H264, Codec.HEVC, Codec.AV1),
            "mov", EnumSet.of(Codec.H264, Codec.HEVC, Codec.FFV1, Codec.PRORES),
            "mkv", EnumSet.allOf(Codec.class),
            "webm", EnumSet.of(Codec.AV1),
            "ts", EnumSet.of(Codec.H264, Codec.HEVC));

    private ResultPath() {}

    /** Beside the input: its name with {@code .restored} before an extension that can hold the codec, its own if it can. */
    public static Path beside(Path input, Codec codec) {
        String name = name(input);
        String extension = extension(input);
        String stem = extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
        String container = KEPT.contains(extension) && holds(extension, codec) ? extension : "mkv";
        return input.resolveSibling(stem + ".restored." + container);
    }

    /**
     * Returns where a result of this name can hold the codec.
     *
     * @throws IllegalArgumentException where it cannot; the message says which extension can
     */
    public static void require(Path output, Codec codec) {
        String extension = extension(output);
        Set<Codec> held = HOLDS.get(extension);
        if (held == null) {
            throw new IllegalArgumentException(output + ": " + (extension.isEmpty() ? "no extension" : "." + extension)
                    + " is not written; end the output's name in " + whichHold(codec));
        }
        if (!held.contains(codec)) {
            throw new IllegalArgumentException(output + ": " + codec.label() + " does not go into ." + extension
                    + "; end the output's name in " + whichHold(codec) + ", or choose another --codec");
        }
    }

    private static boolean holds(String extension, Codec codec) {
        return HOLDS.getOrDefault(extension, Set.of()).contains(codec);
    }

    private static String whichHold(Codec codec) {
        return String.join(
                " or ",
                EXTENSIONS.stream()
                        .filter(extension -> holds(extension, codec))
                        .map(extension -> "." + extension)
                        .toList());
    }

    /** What follows the last dot of a file's name, in lower case; empty where there is no such dot. */
    static String extension(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
