package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.jspecify.annotations.Nullable;

/** Titles, languages and the like. */
final class Metadata {
    private Metadata() {}

    static Map<String, String> read(@Nullable AVDictionary dictionary) {
        Map<String, String> all = new TreeMap<>();
        AVDictionaryEntry entry = null;
        while ((entry = av_dict_iterate(dictionary, entry)) != null) {
            all.put(entry.key().getString(), entry.value().getString());
        }
        return all;
    }

    /** A new dictionary with the entries whose keys are wanted, in their order; its new owner frees it. */
    static AVDictionary copy(@Nullable AVDictionary from, Predicate<String> wanted) {
        AVDictionary copy = new AVDictionary(null);
        if (from != null) {
            av_dict_copy(copy, from, 0);
        }
        for (String key : read(copy).keySet()) {
            if (!wanted.test(key)) {
                av_dict_set(copy, key, null, 0);
            }
        }
        return copy;
    }

    /** Whether a container's entry is about the film, not about the file that it came in. */
    static boolean isOfFilm(String key) {
        return !key.equals("major_brand")
                && !key.equals("minor_version")
                && !key.equals("compatible_brands")
                && !key.equals("encoder");
    }

    /** Whether a video stream's entry stays true when its pictures are encoded anew. */
    static boolean isOfPictures(String key) {
        return !key.equals("encoder")
                && !key.startsWith("BPS")
                && !key.startsWith("DURATION")
                && !key.startsWith("NUMBER_OF_")
                && !key.startsWith("_STATISTICS_");
    }
}
