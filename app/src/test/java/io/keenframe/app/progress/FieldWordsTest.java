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
                                + " as film, without what repeats; --interlace frames keeps every frame");
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
        assertThat(FieldWords.of(study(Scan.UNKNOWN, Map.of(Scan.UNKNOWN, 8), Treatment.PROGRESSIVE)))
                .isEmpty();
        assertThat(FieldWords.of(study(Scan.TELECINED, Map.of(Scan.TELECINED, 60), Treatment.PROGRESSIVE)))
                .isPresent();
    }

    @Test
    void saysWhatSpeaksAgainstIt() {
        assertThat(FieldWords.of(study(Scan.UNKNOWN, Map.of(Scan.UNKNOWN, 30), Treatment.PROGRESSIVE)))
                .hasValue("the film is of a kind that does not show (30 of 136 frames looked at comb): taken as it is;"
                        + " --interlace frames and film do something about it");
        Map<Scan, Integer> votes = Map.of(Scan.PROGRESSIVE, 105, Scan.TOP_FIRST, 15);
        assertThat(FieldWords.of(study(Scan.PROGRESSIVE, votes, Treatment.PROGRESSIVE)))
                .hasValue(
                        "the film is progressive (progressive: 105; interlaced, top field first: 15 of 136 frames looked"
                                + " at): taken as it is; --interlace frames and film do something about it");
        assertThat(FieldWords.of(study(Scan.SHIFTED, Map.of(Scan.SHIFTED, 120), Treatment.FILM)))
                .hasValue(
                        "the film is progressive, but a field off (120 of 136 frames looked at say so): its fields put"
                                + " together again; --interlace progressive leaves them");
    }
}
