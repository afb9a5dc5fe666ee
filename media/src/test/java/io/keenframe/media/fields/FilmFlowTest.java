package io.keenframe.media.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.Frame;
import io.keenframe.media.FieldFilm;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmFlowTest {
    /** The source's frames, some of them damaged, as film; nothing of them is to be deinterlaced. */
    private static List<Picture> film(List<Frame> frames, int damaged, int lostBefore) {
        Iterator<Frame> source = frames.iterator();
        FrameFlow pictures = () -> {
            if (!source.hasNext()) {
                return null;
            }
            Frame frame = source.next();
            List<Long> lost = frame.index() == lostBefore ? List.of(frame.pts() - 500) : List.of();
            return Picture.of(frame, frame.index() == damaged, lost);
        };
        FilmFlow flow = new FilmFlow(
                new Neighbours(pictures),
                frame -> {
                    throw new AssertionError("frame " + frame.index() + " combs");
                },
                true,
                4);
        List<Picture> film = new ArrayList<>();
        for (Picture picture = flow.next(); picture != null; picture = flow.next()) {
            film.add(picture);
        }
        return film;
    }

    private static List<Integer> damaged(List<Picture> film) {
        return IntStream.range(0, film.size())
                .filter(i -> !film.get(i).damaged().isEmpty())
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // Of five frames the third's top field repeats the second's, and its bottom field is the next picture's.
        "5, 4",
        "6, 5",
        "7, 6",
        "8, 6",
        "9, 7"
    })
    void damageIsThatOfThePicturesThatHaveItsLines(int damaged, int picture) {
        List<Picture> film = film(FieldFilm.telecined(20, true, 2), damaged, -1);
        assertThat(film).hasSize(16);
        assertThat(damaged(film)).containsExactly(picture);
        assertThat(film).allMatch(p -> p.leftOut().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "7, 6", "9, 7", "0, 0"})
    void framesThatAreLostAreToldBeforeTheNext(int frame, int picture) {
        List<Picture> film = film(FieldFilm.telecined(20, true, 2), -1, frame);
        for (int i = 0; i < film.size(); i++) {
            assertThat(film.get(i).lost().isEmpty()).as("picture %d", i).isEqualTo(i != picture);
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "6", "7", "8", "9"})
    void whatIsLeftOutAltogetherIsToldBesideIt(int damaged) {
        List<Picture> film = film(FieldFilm.still(20), damaged, -1);
        assertThat(film).hasSize(16);
        long told = film.stream().filter(p -> !p.damaged().isEmpty()).count()
                + film.stream().mapToLong(p -> p.leftOut().size()).sum();
        assertThat(told).isEqualTo(1);
    }
}
