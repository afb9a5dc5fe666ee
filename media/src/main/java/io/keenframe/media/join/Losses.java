package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.av_disposition_to_string;

import io.keenframe.media.av.Input;
import io.keenframe.media.av.SideData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * What a finished film does not say that its source says: tags, chapters, languages, dispositions. Writers drop what their
 * container has no place for without a word, so the film is read again.
 */
final class Losses {
    private final Input source;
    private final Input result;
    private final String extension;
    private final Map<Integer, Integer> pairs;
    private final List<String> all = new ArrayList<>();

    private Losses(Input source, Input result, Map<Integer, Integer> pairs, String extension) {
        this.source = source;
        this.result = result;
        this.pairs = pairs;
        this.extension = extension;
    }

    /** A line for each, the streams described as the tracks describe them, and paired by their numbers. */
    static List<String> of(
            Input source,
            Input result,
            TrackList tracks,
            Map<Integer, Integer> pairs,
            Container container,
            int chapters) {
        Losses losses = new Losses(source, result, pairs, container.extension());
        losses.compareFilm(chapters);
        for (int i = 0; i < source.context().nb_streams(); i++) {
            if (i == tracks.sourceVideo() || tracks.copies(i)) {
                AVStream written = i == tracks.sourceVideo() ? tracks.video() : tracks.copy(i);
                losses.compare(tracks.describe(i), i, written);
            }
        }
        return losses.all;
    }

    private void compareFilm(int chapters) {
        int kept = result.context().nb_chapters();
        if (kept < chapters) {
            all.add((chapters - kept) + " of " + chapters + " chapters: " + extension + " cannot hold them");
        }
        Map<String, String> tags = Metadata.read(source.context().metadata());
        tags.keySet().removeIf(key -> !Metadata.isOfFilm(key));
        add("the film's", tags, Metadata.read(result.context().metadata()));
    }

    /** Whether it is the first of its kind, which is played where none is marked as default. */
    private boolean isFirst(int stream) {
        int type = source.stream(stream).codecpar().codec_type();
        return IntStream.range(0, stream)
                .noneMatch(i -> source.stream(i).codecpar().codec_type() == type);
    }

    private void compare(String words, int stream, AVStream written) {
        Integer to = pairs.get(stream);
        if (to == null) {
            all.add(words + ": it is empty, and " + extension + " holds no such stream");
        } else {
            compare(words, isFirst(stream), source.stream(stream), result.stream(to));
            SideData.missing(written.codecpar(), result.stream(to).codecpar())
                    .forEach(kind -> all.add(words + ": its " + kind + ", which " + extension + " cannot hold"));
        }
    }

    private void compare(String stream, boolean first, AVStream from, AVStream to) {
        Map<String, String> tags = Metadata.read(from.metadata());
        tags.keySet().removeIf(key -> !Metadata.isOfStream(key));
        tags.values().remove("und");
        add(stream + ": its", tags, Metadata.read(to.metadata()));
        int implied = AV_DISPOSITION_ATTACHED_PIC | (first ? AV_DISPOSITION_DEFAULT : 0);
        int lost = from.disposition() & ~to.disposition() & ~implied;
        for (int bit = 1; bit != 0; bit <<= 1) {
            if ((lost & bit) != 0 && av_disposition_to_string(bit) != null) {
                all.add(stream + ": its mark \"" + av_disposition_to_string(bit).getString() + "\", which " + extension
                        + " cannot hold");
            }
        }
    }

    /** Containers write keys in their own ways, so a value under any key counts. */
    private void add(String whose, Map<String, String> tags, Map<String, String> kept) {
        Set<String> keys =
                kept.keySet().stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        String lost = tags.entrySet().stream()
                .filter(tag ->
                        !keys.contains(tag.getKey().toLowerCase(Locale.ROOT)) && !kept.containsValue(tag.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!lost.isEmpty()) {
            all.add(whose + " tags " + lost + ", which " + extension + " cannot hold");
        }
    }
}
