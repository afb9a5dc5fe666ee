package io.keenframe.contract;

import java.util.Locale;

/** How the result's pictures are compressed. */
public enum Codec {
    H264,
    HEVC,
    AV1,
    FFV1,
    PRORES;

    /** The name as it is typed and printed, such as {@code h264}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
