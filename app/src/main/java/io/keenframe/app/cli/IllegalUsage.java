package io.keenframe.app.cli;

import java.util.function.Supplier;
import picocli.CommandLine.TypeConversionException;

/** A command line whose options are each sound and contradict each other. */
final class IllegalUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    private IllegalUsage(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }

    /** What the options say; what is wrong with them is wrong usage. */
    static <T> T checked(Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw new IllegalUsage(e);
        }
    }

    /** Looks at the options; what is wrong with them is wrong usage. */
    static void check(Runnable options) {
        checked(() -> {
            options.run();
            return true;
        });
    }
}
