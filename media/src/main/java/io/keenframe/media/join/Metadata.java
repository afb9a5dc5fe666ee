package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.keenframe.media.write.PartTags;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.jspecify.annotations.Nullable;

/** Titles, languages and the like. */
public final class Metadata {
    /** The keys that MP4 and MOV have places of their own for, which every player reads. */
    private static final Set<String> MOV_KEYS = Set.of(
            "title",
            "artist",
            "album",
            "album_artist",
            "composer",
            "date",
            "comment",
            "genre",
            "copyright",
            "grouping",
            "lyrics",
            "description",
            "synopsis",
            "show",
            "episode_id",
            "network",
            "keywords",
            "track",
            "disc",
            "creation_time");

    private static final Set<String> OF_THE_FILE =
            Set.of("handler_name", "vendor_id", "creation_time", "filename", "mimetype");

    private Metadata() {}

    /** Whether MP4's own places hold a film's entries; else they are written as pairs of key and value. */
    static boolean fitsMov(@Nullable AVDictionary film) {
        return read(film).keySet().stream()
                .filter(Metadata::isOfFilm)
                .allMatch(key -> MOV_KEYS.contains(key.toLowerCase(Locale.ROOT)));
    }

    /** The tags of a dictionary in its order; none where there is none. */
    public static Map<String, String> read(@Nullable AVDictionary dictionary) {
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
                && !key.equalsIgnoreCase("encoder")
                && !key.equals(PartTags.KEY);
    }

    /** Whether a video stream's entry stays true when its pictures are encoded anew. */
    static boolean isOfPictures(String key) {
        return !key.equalsIgnoreCase("encoder")
                && !key.startsWith("BPS")
                && !key.startsWith("DURATION")
                && !key.startsWith("NUMBER_OF_")
                && !key.startsWith("_STATISTICS_");
    }

    /** Whether a stream's entry is about what it shows, not about the writer of the file that it came in. */
    static boolean isOfStream(String key) {
        return isOfPictures(key) && !OF_THE_FILE.contains(key.toLowerCase(Locale.ROOT));
    }
}
