package io.keenframe.media.join;

import org.jspecify.annotations.Nullable;

/**
 * What a stream of a film holds.
 *
 * @param index its number in the film
 * @param kind {@code audio}, {@code subtitle}, {@code video}, {@code data} or {@code attachment}
 * @param codec its codec's name in FFmpeg's words
 * @param language its language as the container has it; empty where it does not say
 * @param packets how many packets were hashed; 0 for an attachment
 * @param bytes how many bytes they have
 * @param sha256 the hash of these bytes, one packet's behind the other's, or of an attached file; in hexadecimal
 * @param unwrapped the hash of the packets without the headers that broadcasts put before each of them (ADTS of ISO/IEC
 *     13818-7, which files keep once, beside the packets); null for a stream that has none
 */
public record StreamHash(
        int index,
        String kind,
        String codec,
        String language,
        long packets,
        long bytes,
        String sha256,
        @Nullable String unwrapped) {
    /** Whether another container's stream holds the same packets, headers before them aside. */
    public boolean isSameAs(StreamHash other) {
        return sha256.equals(other.sha256) || other.sha256.equals(unwrapped);
    }
}
