package io.keenframe.app.hub;

import io.keenframe.app.Failure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where models are downloaded from.
 *
 * @param base its address, such as {@code https://HOST}, or that of a mirror of it
 */
public record Hub(URI base) {
    /** The environment's key that names the address. */
    public static final String VARIABLE = "KEENFRAME_HUB";

    public Hub {
        requireWeb(base.toString());
    }

    /**
     * The hub that an option names, else the environment.
     *
     * @throws Failure where neither does
     */
    public static Hub of(@Nullable String option, Map<String, String> environment) {
        String address = option == null ? environment.get(VARIABLE) : option;
        if (address == null || address.isBlank()) {
            throw new Failure("no hub is known to download from: give its address with --from, such as https://HOST, or"
                    + " in " + VARIABLE + "; it must serve files as /OWNER/REPO/resolve/main/FILE");
        }
        return new Hub(URI.create(requireWeb(address.strip().replaceAll("/+$", ""))));
    }

    /**
     * A text that is the address of a file on the web.
     *
     * @throws Failure where it is none
     */
    public static String requireWeb(String address) {
        if (!address.matches("https?://[^/\\s?#]+[^\\s]*")) {
            throw new Failure("'" + address + "' is no address; it must begin with https:// or http://");
        }
        return address;
    }

    /** The address of a file. */
    public URI address(HubFile file) {
        return URI.create(base + "/" + file.repository() + "/resolve/main/" + file.path());
    }

    /** The page that says under which licence a repository is. */
    public static Optional<URI> page(URI address) {
        String text = address.toString();
        int resolve = text.indexOf("/resolve/");
        return resolve < 0 ? Optional.empty() : Optional.of(URI.create(text.substring(0, resolve)));
    }
}
