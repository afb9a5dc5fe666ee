package io.keenframe.runtime.kafka;

import io.keenframe.runtime.NoClusterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The brokers to ask first. */
final class Bootstrap {
    private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\[\\]]+?)]?:([0-9]{1,5})");

    private Bootstrap() {}

    /** The addresses in a list such as {@code a:9092,b:9092}, not looked up yet. */
    static List<InetSocketAddress> parse(String list) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String address : list.split(",", -1)) {
            Matcher parts = ADDRESS.matcher(address.strip());
            if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
                throw new IllegalArgumentException("--kafka '" + list + "' is not HOST:PORT[,HOST:PORT]...");
            }
            addresses.add(InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2))));
        }
        return addresses;
    }

    /** Returns where at least one broker takes connections; Kafka's clients would try for a minute. */
    static void requireReachable(String list, Duration timeout) {
        for (InetSocketAddress address : parse(list)) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(address.getHostString(), address.getPort()), (int) timeout.toMillis());
                return;
            } catch (IOException e) {
                // The next address may answer.
            }
        }
        throw noBroker(list, null);
    }

    static NoClusterException noBroker(String list, @Nullable Throwable cause) {
        String message = "no Kafka broker answers at " + list + "; start one or leave out --kafka";
        return cause == null ? new NoClusterException(message) : new NoClusterException(message, cause);
    }
}
