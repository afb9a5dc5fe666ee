package io.keenframe.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldWordsTest {
    private static FieldStudy study(Scan scan, Map<Scan, Integer> votes, Treatment treatment) {
        return new FieldStudy(scan, new TreeMap<>(votes), 136, true, treatment);
    }

    @Test
    void saysWhatWasFoundAndIsDone() {
        assertThat(FieldWords.of(study(Scan.TOP_FIRST, Map.of(Scan.TOP_FIRST, 120), Treatment.FRAMES)))
                .hasValue(
                        "the film is interlaced, top field first (120 of 136 frames looked at say so): made into whole"
                                + " frames; --interlace fields makes twice as many");
        assertThat(FieldWords.of(study(Scan.MIXED, Map.of(Scan.TELECINED, 60, Scan.PROGRESSIVE, 45), Treatment.FILM)))
                .hasValue(
                        "the film is mixed (progressive: 45; telecined: 60 of 136 frames looked at): put together again"
                                + " as film, without what repeats");
    }

    @Test
    void hasNothingToSayOfWholePicturesUnlessSomethingIsDone() {
        Map<Scan, Integer> whole = Map.of(Scan.PROGRESSIVE, 30);
        assertThat(FieldWords.of(study(Scan.PROGRESSIVE, whole, Treatment.PROGRESSIVE)))
                .isEmpty();
        assertThat(FieldWords.of(study(Scan.UNKNOWN, Map.of(), Treatment.PROGRESSIVE)))
                .isEmpty();
        assertThat(FieldWords.of(study(Scan.UNKNOWN, Map.of(), Treatment.FIELDS)))
                .hasValue(
                        "the film is of a kind that does not show (nothing moves in the 136 frames looked at): each field made into a frame");
        assertThat(FieldWords.of(study(Scan.TELECINED, Map.of(Scan.TELECINED, 60), Treatment.PROGRESSIVE)))
                .isPresent();
    }
}
