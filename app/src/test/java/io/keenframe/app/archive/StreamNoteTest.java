package io.keenframe.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.archive.StreamNote.Way;
import io.keenframe.contract.Carried;
import io.keenframe.media.join.StreamHash;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamNoteTest {
    private static final Path FILM = Path.of("film.mkv");

    private static StreamHash sound(int index, String sha256, @Nullable String unwrapped) {
        return new StreamHash(index, "audio", "aac", index == 1 ? "" : "eng", 3, 30, sha256, unwrapped);
    }

    @Test
    void saysHowEachStreamCameIntoTheResult() {
        List<StreamHash> source = List.of(
                sound(1, "a", null),
                sound(2, "b", "bare"),
                sound(3, "c", null),
                sound(4, "d", null),
                sound(5, "e", null));
        List<StreamHash> result =
                List.of(sound(1, "a", null), sound(2, "bare", null), sound(3, "x", null), sound(4, "y", null));
        Carried carried = new Carried(
                null,
                0,
                List.of(
                        new Carried.Track(1, 1, false),
                        new Carried.Track(2, 2, false),
                        new Carried.Track(3, 3, false),
                        new Carried.Track(4, 4, true)));

        assertThat(StreamNote.of(source, result, carried))
                .containsExactly(
                        new StreamNote(source.get(0), result.get(0), Way.COPIED),
                        new StreamNote(source.get(1), result.get(1), Way.COPIED),
                        new StreamNote(source.get(2), result.get(2), Way.REPACKED),
                        new StreamNote(source.get(3), result.get(3), Way.CONVERTED),
                        new StreamNote(source.get(4), null, Way.NOT_COPIED));
    }

    @Test
    void namesTheStreamThatIsNotWhatItWas() {
        StreamNote note = new StreamNote(sound(1, "a", null), sound(2, "a", null), Way.COPIED);
        StreamHash recorded = sound(2, "a", null);

        assertThat(new StreamComparison(FILM, List.of(sound(2, "a", null))).ofResult(note, recorded))
                .isEqualTo(
                        Finding.ok("film.mkv: stream 2 (audio aac, eng) has its recorded SHA-256, a bit-exact copy of"
                                + " the source's stream 1"));
        assertThat(new StreamComparison(FILM, List.of(sound(2, "x", null))).ofResult(note, recorded))
                .isEqualTo(Finding.bad("film.mkv: stream 2 (audio aac, eng): its packets are not the recorded ones"));
        assertThat(new StreamComparison(FILM, List.of()).ofSource(note))
                .isEqualTo(Finding.bad("film.mkv: stream 1 (audio aac): it is gone"));
    }
}
