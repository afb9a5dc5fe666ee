package io.keenframe.media.write;

import io.keenframe.contract.Codec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one of FFmpeg's encoders is set up so that parts fit together: closed, with headers that depend on nothing but the
 * settings, and with the same bytes on every machine.
 *
 * @param encoder FFmpeg's name of it
 * @param options its own options, with {@code %t} for the number of threads
 * @param quality the options for a constant quality, with {@code %q} for the figure
 * @param defaultQuality the figure where none is asked for
 * @param shift what the encoder's figure has on top of the one that is asked for
 * @param lossless the options for no loss at all; empty where the codec cannot
 * @param anySize whether it takes chroma planes that cover more than the picture, as sides of odd length need
 */
record EncoderRecipe(
        String encoder,
        Map<String, String> options,
        Map<String, String> quality,
        int defaultQuality,
        int shift,
        Optional<Map<String, String>> lossless,
        boolean anySize) {
    // At this quality "medium" takes 1.8 times the time of "faster" for 5 % of the size, and looks the same.
    private static final EncoderRecipe X264 = new EncoderRecipe(
            "libx264",
            // Its macroblock tree reads memory that nobody wrote, so that the bytes depend on what was there before.
            Map.of("preset", "faster", "x264-params", "stitchable=1:open-gop=0:mbtree=0"),
            // So much more gives films of the size that users of x264 know a figure by.
            Map.of("crf", "%q"),
            16,
            3,
            Optional.of(Map.of("qp", "0")),
            false);
    // It knows no constant quality; a narrow corridor of quantisers comes near it.
    private static final EncoderRecipe OPENH264 = new EncoderRecipe(
            "libopenh264",
            Map.of("rc_mode", "quality", "b", "200M", "maxrate", "400M"),
            Map.of("qmin", "%q", "qmax", "%q"),
            18,
            0,
            Optional.empty(),
            false);
    private static final String X265_COMMON = "log-level=error:info=0:open-gop=0:frame-threads=2:pools=%t";
    private static final EncoderRecipe X265 = new EncoderRecipe(
            "libx265",
            Map.of("preset", "medium", "x265-params", X265_COMMON, "a53cc", "1"),
            Map.of("crf", "%q"),
            18,
            0,
            Optional.of(Map.of("x265-params", X265_COMMON + ":lossless=1")),
            false);
    private static final EncoderRecipe SVT_AV1 = new EncoderRecipe(
            "libsvtav1",
            Map.of("preset", "6", "svtav1-params", "lp=%t"),
            Map.of("crf", "%q"),
            22,
            0,
            Optional.empty(),
            false);
    // Slow, but takes pictures that SVT-AV1 finds too small.
    private static final EncoderRecipe AOM_AV1 = new EncoderRecipe(
            "libaom-av1",
            Map.of("cpu-used", "6", "row-mt", "1", "b", "0"),
            Map.of("crf", "%q"),
            22,
            0,
            Optional.empty(),
            true);
    private static final EncoderRecipe FFV1 = new EncoderRecipe(
            "ffv1",
            // As archives keep it: version 3, a checksum a slice, each frame alone, the range coder with its large
            // context.
            Map.of("level", "3", "slicecrc", "1", "g", "1", "coder", "range_tab", "context", "1"),
            Map.of(),
            0,
            0,
            Optional.of(Map.of()),
            true);
    private static final EncoderRecipe PRORES = new EncoderRecipe(
            "prores_ks", Map.of("vendor", "apl0"), Map.of("profile", "%p"), 0, 0, Optional.empty(), true);

    /** Whether it codes interlaced pictures as such. */
    boolean holdsFields() {
        return List.of(X264, FFV1, PRORES).contains(this);
    }

    /** The encoders for a codec, the best first. */
    static List<EncoderRecipe> of(Codec codec) {
        return switch (codec) {
            case H264 -> List.of(X264, OPENH264);
            case HEVC -> List.of(X265);
            case AV1 -> List.of(SVT_AV1, AOM_AV1);
            case FFV1 -> List.of(FFV1);
            case PRORES -> List.of(PRORES);
        };
    }
}
