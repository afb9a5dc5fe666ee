package io.keenframe.supir.checkpoint;

import java.util.List;

/** Many names in a sentence. */
public final class Names {
    private static final int SHOWN = 3;

    private Names() {}

    /** The first few names, and how many there are. */
    public static String listed(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        int rest = names.size() - SHOWN;
        return rest > 0 ? first + " and " + rest + " more" : first;
    }
}
