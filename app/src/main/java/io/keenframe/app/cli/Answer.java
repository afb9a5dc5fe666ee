package io.keenframe.app.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The one line that a failure is answered with. */
final class Answer {
    private Answer() {}

    /** The line, without its "keenframe: ". */
    static String to(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof FileSystemException e) {
            return e.getFile() + ": " + reason(e);
        }
        String message = firstLine(cause.getMessage());
        if (message.isEmpty() || isDefect(cause)) {
            return "this should not have happened: " + cause.getClass().getSimpleName()
                    + (message.isEmpty() ? "" : ": " + message) + "; --verbose shows where";
        }
        return message;
    }

    /** What these say is for who wrote the code, not for who uses it. */
    private static boolean isDefect(Throwable cause) {
        return cause instanceof Error
                || cause instanceof NullPointerException
                || cause instanceof IndexOutOfBoundsException
                || cause instanceof ClassCastException;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && isWrapping(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Whether all it says is what its cause says. */
    private static boolean isWrapping(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof CompletionException
                || (failure instanceof UncheckedIOException
                        && String.valueOf(failure.getMessage()).equals(String.valueOf(failure.getCause())));
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? ""
                : message.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }
}
