package io.keenframe.supir.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The tokens of supir-mini: the bytes of lower-cased words in UTF-8, 0 to 255 inside a word, 256 to 511 for its last byte.
 */
public final class ByteTokenizer implements Tokenizer {
    private static final int VOCABULARY = 514;
    private static final long START = 512;
    private static final long END = 513;
    private static final int LAST_OF_WORD = 256;

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

    private static long[] content(String prompt) {
        String text = Whitespace.collapse(prompt.toLowerCase(Locale.ROOT));
        return Stream.of(text.split(" ", -1)).flatMapToLong(ByteTokenizer::word).toArray();
    }

    private static LongStream word(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return LongStream.range(0, bytes.length)
                .map(i -> (bytes[(int) i] & 0xFF) + (i == bytes.length - 1 ? LAST_OF_WORD : 0));
    }
}
