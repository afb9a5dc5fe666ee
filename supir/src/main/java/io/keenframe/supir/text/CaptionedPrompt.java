package io.keenframe.supir.text;

import java.util.Arrays;
import java.util.List;

/**
 * Joins a caption and the words of quality that follow it to a prompt of which the text towers read all of the latter.
 *
 * <p>Upstream puts the words behind the caption too, but lets the towers cut what is too long: of CLIP's 75 tokens a
 * caption of two sentences takes all, and the words of quality, 53 tokens, are never read. Here the caption is cut.
 *
 * @param tokenizer counts what the towers read
 * @param context how many ids a tower reads, start and end included
 */
public record CaptionedPrompt(Tokenizer tokenizer, int context) {
    private static final String ENDS = ".!?,;:";
    private static final String SENTENCE_ENDS = ".!?";

    /** The caption as far as it fits, cut between words and best behind a clause, and then the words. */
    public String of(String caption, String words) {
        List<String> all = Arrays.asList(caption.strip().split("\\s+"));
        for (int kept = all.size(); kept > 0; kept--) {
            String prompt = joined(all.subList(0, kept), words);
            if (fits(prompt)) {
                return kept == all.size() ? prompt : joined(all.subList(0, clause(all, kept)), words);
            }
        }
        return words;
    }

    private boolean fits(String prompt) {
        return tokenizer.count(prompt) <= context - 2;
    }

    private static String joined(List<String> caption, String words) {
        String said = String.join(" ", caption);
        if (said.isEmpty() || words.isBlank()) {
            return said.isEmpty() ? words : said;
        }
        if (ends(said, SENTENCE_ENDS)) {
            return said + " " + words;
        }
        return (ends(said, ENDS) ? said.substring(0, said.length() - 1) : said) + ", " + words;
    }

    /** How many of the kept words end with a clause, unless that would give up more than half of them. */
    private static int clause(List<String> words, int kept) {
        for (int end = kept; 2 * end >= kept; end--) {
            if (ends(words.get(end - 1), ENDS)) {
                return end;
            }
        }
        return kept;
    }

    private static boolean ends(String text, String with) {
        return with.indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
