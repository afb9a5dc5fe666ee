package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_license;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import io.keenframe.contract.Codec;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Ffmpeg;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this build of FFmpeg can encode. */
public final class Encoders {
    static {
        Ffmpeg.load();
    }

    private Encoders() {}

    /** FFmpeg's version, such as {@code 8.1.2}. */
    public static String version() {
        return av_version_info().getString();
    }

    /** The licence that this build of FFmpeg is under, such as {@code GPL version 3 or later}. */
    public static String licence() {
        return avcodec_license().getString();
    }

    /** For each codec the name of FFmpeg's encoder that would be used; a codec without one is left out. */
    public static Map<Codec, String> available() {
        Map<Codec, String> found = new EnumMap<>(Codec.class);
        for (Codec codec : Codec.values()) {
            first(codec).ifPresent(e -> found.put(codec, e.encoder()));
        }
        return found;
    }

    /**
     * Makes sure, before any work is done, that this build can write a codec.
     *
     * @throws MediaException where it cannot, or where the codec cannot be lossless and is asked to be
     */
    public static void check(Codec codec, boolean lossless) {
        candidates(codec, lossless);
    }

    /** The encoders to try for a codec, the best first; never empty. */
    static List<EncoderRecipe> candidates(Codec codec, boolean lossless) {
        List<EncoderRecipe> there = new ArrayList<>();
        for (EncoderRecipe recipe : EncoderRecipe.of(codec)) {
            if (isThere(recipe) && (!lossless || recipe.lossless().isPresent())) {
                there.add(recipe);
            }
        }
        if (there.isEmpty()) {
            throw new MediaException(
                    lossless && first(codec).isPresent()
                            ? codec.label()
                                    + " cannot be written without loss; choose the codec ffv1, or drop --lossless"
                            : "this build of FFmpeg has no encoder for " + codec.label() + "; choose one of "
                                    + String.join(
                                            ", ",
                                            available().keySet().stream()
                                                    .map(Codec::label)
                                                    .toList()));
        }
        return there;
    }

    private static Optional<EncoderRecipe> first(Codec codec) {
        return EncoderRecipe.of(codec).stream().filter(Encoders::isThere).findFirst();
    }

    private static boolean isThere(EncoderRecipe recipe) {
        return avcodec_find_encoder_by_name(recipe.encoder()) != null;
    }
}
