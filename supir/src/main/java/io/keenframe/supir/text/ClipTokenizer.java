package io.keenframe.supir.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The tokens of the published text towers: CLIP's byte-pair encoding of contractions, letters, digits and the rest. */
public final class ClipTokenizer implements Tokenizer {
    private static final Pattern WORD = Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+");
    private static final int VOCABULARY = 512 + MergesFile.MERGES + 2;
    private static final long START = VOCABULARY - 2;
    private static final long END = VOCABULARY - 1;

    private final BytePairs pairs;

    private ClipTokenizer(BytePairs pairs) {
        this.pairs = pairs;
    }

    /**
     * Reads the merges from OpenAI's {@code bpe_simple_vocab_16e6.txt.gz}, a {@code merges.txt} or a HuggingFace
     * {@code tokenizer.json}.
     *
     * @throws IOException when the file cannot be read or does not hold CLIP's merges
     */
    public static ClipTokenizer read(Path file) throws IOException {
        return new ClipTokenizer(new BytePairs(MergesFile.read(file)));
    }

    @Override
    public int vocabulary() {
        return VOCABULARY;
    }

    @Override
    public TokenIds encode(String prompt, int context) {
        return TokenIds.of(content(prompt), START, END, context);
    }

    @Override
    public int count(String prompt) {
        return content(prompt).length;
    }

    private long[] content(String prompt) {
        return WORD.matcher(PromptText.clean(prompt))
                .results()
                .map(MatchResult::group)
                .flatMapToLong(word -> LongStream.of(pairs.encode(word)))
                .toArray();
    }
}
