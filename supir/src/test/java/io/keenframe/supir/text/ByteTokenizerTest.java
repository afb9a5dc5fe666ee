package io.keenframe.supir.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ByteTokenizerTest {
    private final Tokenizer tokenizer = new ByteTokenizer();

    @Test
    void marksTheLastByteOfEachWordAndPadsEachTowerItsOwnWay() {
        TokenIds ids = tokenizer.encode("  Ab\u00A0c ", 8);

        assertThat(ids.l()).containsExactly(512, 97, 98 + 256, 99 + 256, 513, 513, 513, 513);
        assertThat(ids.g()).containsExactly(512, 97, 98 + 256, 99 + 256, 513, 0, 0, 0);
    }

    @Test
    void writesOtherAlphabetsAsUtf8() {
        assertThat(tokenizer.encode("É", 4).l()).containsExactly(512, 0xC3, 0xA9 + 256, 513);
    }

    @Test
    void cutsBeforeTheEnd() {
        TokenIds ids = tokenizer.encode("x".repeat(200), 77);

        assertThat(ids.l()).hasSize(77).endsWith('x', 513);
        assertThat(ids.l()[0]).isEqualTo(512);
        assertThat(ids.g()).isEqualTo(ids.l());
    }

    @Test
    void encodesNothingAsStartAndEnd() {
        assertThat(tokenizer.encode("", 77).g()).startsWith(512, 513, 0).endsWith(0, 0);
        assertThat(Arrays.stream(tokenizer.encode(" ", 77).l()).skip(1)).containsOnly(513L);
    }

    @Test
    void staysInsideItsVocabulary() {
        assertThat(Arrays.stream(tokenizer.encode("ÿ \uD83D\uDE00 z", 77).l()).max())
                .hasValue(tokenizer.vocabulary() - 1);
    }
}
