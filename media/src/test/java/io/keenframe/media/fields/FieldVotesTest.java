package io.keenframe.media.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Scan;
import io.keenframe.media.FieldFilm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldVotesTest {
    private static final int STRETCH = 17;

    private static List<FieldCosts> costs(List<Frame> frames) {
        List<FieldCosts> costs = new ArrayList<>();
        for (int i = 1; i + 1 < frames.size(); i++) {
            costs.add(FieldCosts.of(frames.get(i - 1), frames.get(i), frames.get(i + 1)));
        }
        return costs;
    }

    private static Scan verdict(List<Frame> frames) {
        return new FieldVotes(false).add(costs(frames));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 12})
    void knowsWhatFramesAreMadeOf(int noise) {
        assertThat(verdict(FieldFilm.progressive(STRETCH, noise))).isEqualTo(Scan.PROGRESSIVE);
        assertThat(verdict(FieldFilm.interlaced(STRETCH, true, noise))).isEqualTo(Scan.TOP_FIRST);
        assertThat(verdict(FieldFilm.interlaced(STRETCH, false, noise))).isEqualTo(Scan.BOTTOM_FIRST);
        assertThat(verdict(FieldFilm.telecined(STRETCH, true, noise))).isEqualTo(Scan.TELECINED);
        assertThat(verdict(FieldFilm.telecined(STRETCH, false, noise))).isEqualTo(Scan.TELECINED);
    }

    @Test
    void cutsDoNotMatter() {
        // The scene cuts after 60 moments, in the middle of these.
        assertThat(verdict(FieldFilm.progressive(70, 3).subList(52, 69))).isEqualTo(Scan.PROGRESSIVE);
        assertThat(verdict(FieldFilm.interlaced(40, true, 3).subList(22, 39))).isEqualTo(Scan.TOP_FIRST);
        assertThat(verdict(FieldFilm.telecined(85, true, 3).subList(66, 83))).isEqualTo(Scan.TELECINED);
    }

    @Test
    void whatStandsStillTellsNothing() {
        FieldVotes votes = new FieldVotes(true);
        assertThat(votes.add(costs(FieldFilm.still(STRETCH)))).isEqualTo(Scan.UNKNOWN);
        assertThat(votes.scan()).isEqualTo(Scan.UNKNOWN);
        assertThat(votes.votes()).isEmpty();
    }

    @Test
    void aFilmOfTwoKindsIsMixed() {
        FieldVotes votes = new FieldVotes(false);
        votes.add(costs(FieldFilm.interlaced(STRETCH, true, 0)));
        assertThat(votes.scan()).isEqualTo(Scan.TOP_FIRST);
        votes.add(costs(FieldFilm.progressive(STRETCH, 0)));
        assertThat(votes.scan()).isEqualTo(Scan.MIXED);
        assertThat(votes.votes()).containsOnlyKeys(Scan.TOP_FIRST, Scan.PROGRESSIVE);
    }

    @Test
    void oneStretchOfManyIsOutvoted() {
        FieldVotes votes = new FieldVotes(false);
        for (int i = 0; i < 7; i++) {
            votes.add(costs(FieldFilm.progressive(STRETCH, 0)));
        }
        votes.add(costs(FieldFilm.interlaced(STRETCH, false, 0)));
        assertThat(votes.scan()).isEqualTo(Scan.PROGRESSIVE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOrderOfATelecinedFilmsFieldsIsKnownToo(boolean topFirst) {
        FieldVotes votes = new FieldVotes(false);
        votes.add(costs(FieldFilm.telecined(STRETCH, topFirst, 0)));
        assertThat(votes.topFirst(!topFirst)).isEqualTo(topFirst);
    }

    /** What the film is after a look at so many stretches of it, whose fields are of these moments, the top one first. */
    private static Scan film(int stretches, IntUnaryOperator moment) {
        FieldVotes votes = new FieldVotes(false);
        for (int i = 0; i < stretches; i++) {
            int begin = 2 * STRETCH * i;
            votes.add(costs(FieldFilm.fields(STRETCH, 4, field -> moment.applyAsInt(begin + field))));
        }
        return votes.scan();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7, 9})
    void telecinesThatAreCutEveryFewFramesAreTelecines(int every) {
        assertThat(film(2, field -> FieldFilm.edited(field, every))).isEqualTo(Scan.TELECINED);
    }

    @Test
    void soAreThoseOfOtherPatterns() {
        assertThat(film(2, field -> FieldFilm.pulldown(field, 2, 3, 3, 2))).isEqualTo(Scan.TELECINED);
        // A field is lost every now and then.
        assertThat(film(2, field -> FieldFilm.pulldown(field + field / 13, 2, 3)))
                .isEqualTo(Scan.TELECINED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void soAreDrawingsThatStandStillForFrames(int held) {
        assertThat(film(4, field -> 4 * (FieldFilm.pulldown(field, 2, 3) / held)))
                .isEqualTo(Scan.TELECINED);
        assertThat(film(4, field -> 4 * (field / 2 / held))).isEqualTo(Scan.UNKNOWN);
    }

    @Test
    void picturesThatAreAFieldOffAreNotInterlaced() {
        assertThat(film(2, field -> (field + 1) / 2)).isEqualTo(Scan.SHIFTED);
        // Film at 25 frames a second out of 24, by a field more after each twelfth.
        assertThat(film(4, field -> FieldFilm.pulldown(field, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3)))
                .isEqualTo(Scan.SHIFTED);
    }

    @Test
    void filmAndVideoInTurnAreMixed() {
        assertThat(film(2, field -> field % 24 < 12 ? field : 2 * FieldFilm.pulldown(field, 2, 3)))
                .isEqualTo(Scan.MIXED);
    }

    @ParameterizedTest
    // Dots of one pixel that roll by one row a frame could as well be of pictures that are a field off.
    @CsvSource({"1, 2", "1, 3", "2, 1", "2, 2", "3, 1", "3, 2", "4, 2", "5, 3"})
    void lettersThatRollAreWhole(int rows, int dot) {
        FieldVotes votes = new FieldVotes(false);
        votes.add(costs(FieldFilm.rolling(STRETCH, rows, dot)));
        assertThat(votes.scan()).as(votes.votes().toString()).isIn(Scan.PROGRESSIVE, Scan.UNKNOWN);
    }

    @Test
    void combingThatDoesNotTellIsCounted() {
        FieldVotes votes = new FieldVotes(false);
        // Each frame of video is shown twice.
        votes.add(costs(FieldFilm.fields(STRETCH, 0, field -> field / 4 * 4 + field % 2)));
        assertThat(votes.scan()).isEqualTo(Scan.UNKNOWN);
        assertThat(votes.votes().get(Scan.UNKNOWN)).isGreaterThan(STRETCH / 2);
    }
}
