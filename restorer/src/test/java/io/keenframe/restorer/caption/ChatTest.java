package io.keenframe.restorer.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(String content) {
        return "{\"choices\":[{\"message\":{\"content\":" + content + "}}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a barn\"|a barn",
                "\" a\\n\\nbarn \\t\"|a barn",
                "\"a\\u0007\\u202e barn\"|a barn",
                "\"a\\ud83d barn\"|a barn",
                "[{\"type\":\"text\",\"text\":\"a barn\"}]|a barn"
            })
    void readsACaption(String content, String caption) {
        assertThat(Chat.answer(utf8(message(content)))).contains(caption);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "{",
                "{\"choices\":7}",
                "{\"choices\":[{\"message\":{\"content\":7}}]}",
                "{\"choices\":[{\"message\":{\"content\":[]}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"\\n\"}}]}"
            })
    void findsNoneInGarbage(String body) {
        assertThat(Chat.answer(utf8(body))).isEmpty();
        assertThat(Chat.complaint(utf8(body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\uD83D\uDE00"})
    void keepsAtMostWhatALogShouldTake(String letter) {
        assertThat(Chat.answer(utf8(message("\"" + letter.repeat(9000) + "\""))))
                .contains(letter.repeat(2000));
    }
}
