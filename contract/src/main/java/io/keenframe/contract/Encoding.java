package io.keenframe.contract;

import org.jspecify.annotations.Nullable;

/**
 * How the result is written.
 *
 * @param codec the video codec
 * @param crf the codec's constant-quality figure, lower is better; null for the codec's default
 * @param lossless every sample of the result equals the restored frame's
 */
public record Encoding(Codec codec, @Nullable Integer crf, boolean lossless) {
    public Encoding {
        if (crf != null && (crf < 0 || crf > 63)) {
            throw new IllegalArgumentException("crf " + crf + " is not within 0 and 63");
        }
    }
    /** Whether parts are about as large as their frames without loss. */
    public boolean bulky() {
        return lossless
                || switch (codec) {
                    case FFV1, PRORES -> true;
                    case H264, HEVC, AV1 -> false;
                };
    }
}
