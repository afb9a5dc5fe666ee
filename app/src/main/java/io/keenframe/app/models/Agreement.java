package io.keenframe.app.models;

import io.keenframe.app.Failure;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether who downloads agrees to a licence; nothing is downloaded before.
 *
 * @param given whether the command line says so already
 * @param out where the licence is shown
 * @param question asks, and gives the answer; empty where nobody is there to be asked
 */
public record Agreement(boolean given, PrintStream out, Function<String, Optional<String>> question) {
    /**
     * Shows a licence, and returns where it is agreed to.
     *
     * @throws Failure where it is not
     */
    public void require(String licence) {
        out.println("licence: " + licence);
        if (given) {
            return;
        }
        String answer = question.apply("Do you agree to it? [y/N] ")
                .orElseThrow(() -> new Failure("nothing was downloaded: read the licence, and say that you agree to it"
                        + " with --agree-licence"));
        if (!answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new Failure("nothing was downloaded, since its licence was not agreed to");
        }
    }
}
