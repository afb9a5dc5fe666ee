package io.keenframe.supir.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' A  photo\n of\tIT '|a photo of it",
                "cats &amp;amp; dogs|cats & dogs",
                "&#65;&#x42;&lt;c&gt;|ab<c>",
                "AT&T; &unknown; & co|at&t; &unknown; & co",
                "&#9999999;|&#9999999;",
                "a\u00A0&nbsp;b|a b",
                "it\u2019s \u201Cso\u201D|it's \"so\"",
                "Cafe\u0301|caf\u00E9"
            })
    void cleansAsClipDoes(String prompt, String expected) {
        assertThat(PromptText.clean(prompt)).isEqualTo(expected);
    }
}
