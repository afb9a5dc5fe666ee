package io.keenframe.media.join;

import io.keenframe.contract.Carried;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Input;
import io.keenframe.media.av.Output;
import io.keenframe.media.write.Film;
import io.keenframe.media.write.PartFile;
import io.keenframe.media.write.PartWriter;
import java.nio.file.Path;
import java.util.List;

/** Puts parts together into a film, with everything else of the source: sound, subtitles, chapters, tags, rotation. */
public final class FilmJoiner {
    private FilmJoiner() {}

    /** Where a result is while it is being written. */
    public static Path partial(Path output) {
        return output.resolveSibling(output.getFileName() + ".partial");
    }

    /**
     * Joins parts, and copies all other streams of the source, packet by packet. Sound and text that the container cannot
     * hold are converted to what it can; what is neither is left out and named in the report.
     *
     * <p>Frames keep their timestamps exactly, in Matroska to the millisecond; a stretch that does not start at the
     * source's beginning starts at 0, and so do a broadcast stream, whose clock means nothing elsewhere, and frames before
     * 0, which players present of broadcasts and Matroska alone. The result appears under its name when it is complete and
     * safe on disk.
     *
     * @param source the film that the frames were taken from
     * @param parts what {@link PartWriter} wrote, in order
     * @param output the result, its container told by its extension
     * @throws MediaException where something cannot be read, written or held by the container
     */
    public static JoinReport join(Path source, List<Path> parts, Path output, JoinOptions options) {
        Container container = Container.of(output);
        Film film = Film.of(parts, output);
        try (Input input = Input.open(source, options.limits());
                PartFile first = new PartFile(parts.get(0));
                Output out = new Output(output, partial(output), container.format())) {
            Window window = Windows.of(film.timeline(), first.tags().timeBase(), input, container, options.range());
            try (TrackList tracks = new TrackList(input, first, container, window, out)) {
                out.begin(tracks.muxerOptions());
                try (Interleaver interleaver = new Interleaver(input, tracks, film, window, out)) {
                    interleaver.run();
                    interleaver.lost().forEach(tracks::lost);
                    tracks.note(interleaver.headers());
                }
                out.finish();
                compare(tracks, output, options);
                Carried carried = new Carried(window.stretch(), window.shiftSeconds(), tracks.carried());
                return new JoinReport(film.timeline().frames(), tracks.notKept(), tracks.remarks(), carried);
            }
        }
    }

    private static void compare(TrackList tracks, Path output, JoinOptions options) {
        // The result is our own: a source at the limits may have become larger than they allow.
        try (Input result = Input.open(output, options.limits().withPixels(Integer.MAX_VALUE))) {
            tracks.compare(result);
        } catch (MediaException e) {
            // Whatever it says of bytes, they are not the source's.
            throw new MediaException(String.valueOf(e.getMessage()), e);
        }
    }
}
