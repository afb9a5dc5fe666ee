package io.keenframe.restorer.caption;

import java.util.Map;
import java.util.Optional;

/** What tells a caption server who asks; a matter of each machine, and never part of a job. */
public final class CaptionKey {
    /** The environment's name of the key. */
    public static final String VARIABLE = "KEENFRAME_CAPTIONS_KEY";

    private CaptionKey() {}

    /** The key that the environment gives. */
    public static Optional<String> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE)).filter(key -> !key.isBlank());
    }
}
