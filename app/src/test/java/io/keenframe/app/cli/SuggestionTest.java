package io.keenframe.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"supr, supir", "SUPIR, supir", "lancos, lanczos", "ident, identity", "qualty, quality", "copy, identity"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Suggestion.of(typed, List.of("supir", "lanczos", "identity", "quality")))
                .contains(meant);
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(Suggestion.of("bicubic", List.of("supir", "lanczos", "identity")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', abc, 3", "kitten, sitting, 3", "same, same, 0", "ab, ba, 2"})
    void countsChanges(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance).isEqualTo(Suggestion.distance(b, a));
    }
}
