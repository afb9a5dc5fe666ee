package io.keenframe.supir;

import io.keenframe.supir.text.ByteTokenizer;
import io.keenframe.supir.text.ClipTokenizer;
import io.keenframe.supir.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Which tokenizer a bundle's text towers were trained with. */
sealed interface TokenizerChoice {
    /** How a manifest names it. */
    String kind();

    /** The files it reads. */
    List<Path> files();

    /** Opens it. */
    Tokenizer open() throws IOException;

    /** Bytes of words. */
    record Bytes() implements TokenizerChoice {
        @Override
        public String kind() {
            return "bytes";
        }

        @Override
        public List<Path> files() {
            return List.of();
        }

        @Override
        public Tokenizer open() {
            return new ByteTokenizer();
        }
    }

    /** CLIP's byte pairs, with the file that holds their merges. */
    record Clip(Path merges) implements TokenizerChoice {
        @Override
        public String kind() {
            return "clip";
        }

        @Override
        public List<Path> files() {
            return List.of(merges);
        }

        @Override
        public Tokenizer open() throws IOException {
            return ClipTokenizer.read(merges);
        }
    }
}
