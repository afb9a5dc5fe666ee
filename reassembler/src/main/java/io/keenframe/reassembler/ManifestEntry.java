package io.keenframe.reassembler;

import io.keenframe.contract.event.Part;
import java.util.Objects;

/**
 * A line of a job's manifest: a part, and what its file must be.
 *
 * @param bytes the file's length
 * @param sha256 the file's SHA-256, in hexadecimal digits
 * @param firstPts when its first frame is presented, in the source's time base
 * @param lastPts when its last frame is
 */
record ManifestEntry(Part part, long bytes, String sha256, long firstPts, long lastPts) {
    ManifestEntry {
        // Another version's may lack one.
        Objects.requireNonNull(part);
        Objects.requireNonNull(sha256);
    }
}
