package io.keenframe.supir.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.supir.Prompts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptionedPromptTest {
    private static final String WORDS = Prompts.PUBLISHED.positive();
    private static final String LONG = "The image features a red barn standing in a field of tall grass, with a wooden"
            + " fence in front of it. There are several cows grazing nearby, and in the background, mountains covered"
            + " with snow can be seen under a cloudy sky. The style is that of a realistic photograph.";

    /** A token a byte: "sharp, clean" has 11. */
    private final Tokenizer bytes = new ByteTokenizer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a red barn|99|a red barn, sharp, clean",
                "a red barn.|99|a red barn. sharp, clean",
                "a red barn,|99|a red barn, sharp, clean",
                "'  a   red barn '|99|a red barn, sharp, clean",
                "''|99|sharp, clean",
                // The comma counts too: 8 + 1 + 11.
                "a red barn|22|a red barn, sharp, clean",
                "a red barn|21|a red, sharp, clean",
                "a barn, two cows, a hill|32|a barn, two cows, sharp, clean",
                // Behind "by" a clause ends too far back: half of what fits would be lost.
                "a, two cows graze by the hill|32|a, two cows graze by, sharp, clean",
                "a red barn|14|sharp, clean",
                "a red barn|5|sharp, clean"
            })
    void cutsTheCaptionAndNeverTheWords(String caption, int context, String prompt) {
        assertThat(new CaptionedPrompt(bytes, context).of(caption, "sharp, clean"))
                .isEqualTo(prompt);
    }

    @Test
    void isTheCaptionWhereThereAreNoWords() {
        assertThat(new CaptionedPrompt(bytes, 12).of("a red barn", "")).isEqualTo("a red barn");
        assertThat(new CaptionedPrompt(bytes, 8).of("a red barn", "")).isEqualTo("a red");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 77, 120, 300})
    void fillsTheRoomThatThereIs(int context) {
        String words = "sharp, clean";
        String prompt = new CaptionedPrompt(bytes, context).of(LONG, words);

        assertThat(prompt).endsWith(" " + words);
        assertThat(bytes.count(prompt)).isBetween(context / 2, context - 2);
    }

    @Test
    void leavesThePublishedWordsWholeForClip() throws IOException {
        Tokenizer clip = ClipTokenizer.read(merges());
        String prompt = new CaptionedPrompt(clip, 77).of(LONG, WORDS);

        // 53 tokens of words leave 22: these 15, and the comma that joins them.
        assertThat(prompt).isEqualTo("The image features a red barn standing in a field of tall grass, " + WORDS);
        assertThat(clip.count(WORDS)).isEqualTo(53);
        assertThat(clip.count(prompt)).isEqualTo(67);
        assertThat(content(clip.encode(prompt, 77))).endsWith(content(clip.encode(WORDS, 77)));
        assertThat(content(clip.encode(LONG + WORDS, 77))).doesNotContain(37715);
    }

    private static long[] content(TokenIds ids) {
        return Arrays.stream(ids.l()).filter(id -> id < 49406).toArray();
    }

    private static Path merges() {
        String folder = System.getProperty("keenframe.clip", "");
        assumeThat(folder)
                .as("-Dkeenframe.clip=FOLDER names a folder with bpe_simple_vocab_16e6.txt.gz")
                .isNotBlank();
        return Path.of(folder, "bpe_simple_vocab_16e6.txt.gz");
    }
}
