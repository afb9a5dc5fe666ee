package io.keenframe.app.hub;

import java.util.Map;
import java.util.Optional;

/** What tells a hub who asks, for files that are not for everybody. */
public final class Tokens {
    /** The environment's key of the token. */
    public static final String VARIABLE = "KEENFRAME_HUB_TOKEN";

    private Tokens() {}

    /** The token that the environment gives. */
    public static Optional<String> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE)).filter(token -> !token.isBlank());
    }
}
