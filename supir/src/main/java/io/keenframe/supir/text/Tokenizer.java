package io.keenframe.supir.text;

/** Splits prompts into the tokens of the text towers. */
public interface Tokenizer {
    /** How many different ids there are; the text towers' embedding tables have that many rows. */
    int vocabulary();

    /**
     * The prompt's ids for both towers: a start, the content, an end and padding.
     *
     * @param context how many ids a tower reads, 77 in all published models; what does not fit is cut before the end
     */
    TokenIds encode(String prompt, int context);

    /** How many ids the prompt's content has, however long it is; a start and an end come on top. */
    int count(String prompt);
}
