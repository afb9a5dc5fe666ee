package io.keenframe.supir;

import io.keenframe.supir.checkpoint.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checkpoint that a bundle refers to, which may lie anywhere.
 *
 * @param path the file
 * @param seal what it was sealed with when the bundle was made; empty for a file that comes with its bundle
 * @param sha256 the hash of all of it, in hexadecimal, where it is known
 */
public record WeightFile(Path path, Optional<Seal> seal, Optional<String> sha256) {
    /**
     * Returns where the file is there and is still the one it was.
     *
     * @param bundle the name of the bundle that refers to it
     * @throws IOException otherwise; the message names the file and the way out
     */
    void requireUnchanged(String bundle) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + ", which bundle " + bundle + " refers to, is no longer there; put it back, or "
                    + again(bundle));
        }
        if (seal.isPresent() && !seal.get().equals(Seal.of(path))) {
            throw new IOException(path + " is no longer the file that bundle " + bundle + " was made of" + sizes()
                    + "; put that one back, or " + again(bundle));
        }
    }

    private static String again(String bundle) {
        return "make the bundle again: keenframe models import " + bundle + " --yes --sdxl FILE --supir FILE";
    }

    private String sizes() throws IOException {
        long now = Files.size(path);
        long then = seal.map(Seal::size).orElse(now);
        return now == then ? "" : " (it has " + now + " bytes and had " + then + ")";
    }
}
