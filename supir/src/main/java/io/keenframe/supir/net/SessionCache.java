package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The sessions of a network for the sizes that were last in use: as many as take the memory of three of the largest of
 * them. Those that run are never closed.
 */
final class SessionCache<K> implements AutoCloseable {
    private static final int KEPT = 3;

    private final Function<K, Session> opening;
    private final ToLongFunction<K> weight;
    private final Map<K, Entry> entries = new LinkedHashMap<>(8, 0.75f, true);
    private boolean closed;

    /**
     * An empty cache.
     *
     * @param weight how much memory a session takes, in any unit
     */
    SessionCache(Function<K, Session> opening, ToLongFunction<K> weight) {
        this.opening = opening;
        this.weight = weight;
    }

    /** Uses the session of a key, opening it first if need be. */
    <T> T use(K key, Function<Session, T> user) {
        Entry entry = acquire(key);
        try {
            return user.apply(entry.session);
        } finally {
            release(entry);
        }
    }

    private synchronized Entry acquire(K key) {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
        Entry entry = entries.computeIfAbsent(key, k -> new Entry(opening.apply(k)));
        entry.users++;
        return entry;
    }

    private synchronized void release(Entry entry) {
        entry.users--;
        trim(closed ? 0 : KEPT);
    }

    private void trim(int kept) {
        long largest = entries.keySet().stream().mapToLong(weight).max().orElse(0);
        List<K> idle = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (entry.users == 0) {
                idle.add(key);
            }
        });
        for (K key : idle) {
            if (entries.keySet().stream().mapToLong(weight).sum() > kept * largest) {
                discard(key);
            }
        }
    }

    private void discard(K key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            entry.session.close();
        }
    }

    /** Closes all that nobody uses now. */
    synchronized void clear() {
        trim(0);
    }

    @Override
    public synchronized void close() {
        closed = true;
        trim(0);
    }

    private static final class Entry {
        private final Session session;
        private int users;

        Entry(Session session) {
            this.session = session;
        }
    }
}
