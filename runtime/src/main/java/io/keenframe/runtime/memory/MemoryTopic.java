package io.keenframe.runtime.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records by offset. */
final class MemoryTopic {
    private final List<byte @Nullable []> records = new ArrayList<>();
    private int start;

    synchronized long add(byte[] record) {
        records.add(record.clone());
        return records.size() - 1L;
    }

    synchronized Optional<byte[]> at(long offset) {
        if (offset < start || offset >= records.size()) {
            return Optional.empty();
        }
        return Optional.ofNullable(records.get((int) offset)).map(byte[]::clone);
    }

    synchronized void trim(long beforeOffset) {
        if (beforeOffset > records.size()) {
            throw new IllegalArgumentException("a topic of " + records.size() + " records cannot be trimmed before "
                    + beforeOffset + ", which is beyond its end");
        }
        while (start < beforeOffset) {
            records.set(start++, null);
        }
    }
}
