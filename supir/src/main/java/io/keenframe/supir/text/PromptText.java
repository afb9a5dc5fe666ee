package io.keenframe.supir.text;

import java.text.Normalizer;
import java.util.Locale;

/** Cleans a prompt as CLIP's own tokenizers do before they look for tokens. */
final class PromptText {
    private PromptText() {}

    /**
     * The prompt composed (NFC), with straight quotes, its HTML entities resolved, white space collapsed, in lower case.
     *
     * <p>Entities are resolved twice, since captions scraped from the web were often escaped twice.
     */
    static String clean(String prompt) {
        String composed = Normalizer.normalize(prompt, Normalizer.Form.NFC);
        String text = HtmlEntities.unescape(HtmlEntities.unescape(straight(composed)));
        return Whitespace.collapse(text).toLowerCase(Locale.ROOT);
    }

    private static String straight(String text) {
        return text.replaceAll("[\u2018-\u201B\u02BC]", "'").replaceAll("[\u201C-\u201F]", "\"");
    }
}
