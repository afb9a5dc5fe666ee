package io.keenframe.supir.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BytePairsTest {
    private final BytePairs pairs = new BytePairs(List.of("a b", "ab ab</w>", "a b</w>"));

    @Test
    void mergesInTheOrderOfLearning() {
        assertThat(pairs.encode("ab")).containsExactly(512 + 2);
        assertThat(pairs.encode("aba")).containsExactly(512, 'a' - '!' + 256);
    }

    @Test
    void mergesEveryOccurrence() {
        assertThat(pairs.encode("ababc")).containsExactly(512, 512, 'c' - '!' + 256);
    }

    @Test
    void ordersBytesThatPrintFirst() {
        assertThat(pairs.encode("!")).containsExactly(256);
        assertThat(pairs.encode("\u0000")).containsExactly(256 + 188);
        assertThat(pairs.encode("é")).containsExactly(0xC3 - 0xAE + 94 + 12, 0xA9 - 0xA1 + 94 + 256);
    }
}
