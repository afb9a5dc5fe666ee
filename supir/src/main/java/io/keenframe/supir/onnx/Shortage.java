package io.keenframe.supir.onnx;

import java.util.Locale;
import java.util.stream.Stream;

/** Tells failures for lack of memory from others. */
public final class Shortage {
    /** How ONNX Runtime, the C++ library, CUDA, cuBLAS and cuDNN say it. */
    private static final String[] WORDS = {
        "bad_alloc",
        "bad allocation",
        "failed to allocate memory",
        "out of memory",
        "cudaerrormemoryallocation",
        "alloc_failed",
        "available memory of"
    };

    private Shortage() {}

    /** Whether memory, of the machine or of its accelerator, did not suffice. */
    public static boolean caused(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof OutOfMemoryError || said(String.valueOf(e.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean said(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return Stream.of(WORDS).anyMatch(lower::contains);
    }
}
