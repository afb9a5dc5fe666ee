package io.keenframe.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AV_CRC_32_IEEE;
import static org.bytedeco.ffmpeg.global.avutil.av_crc;
import static org.bytedeco.ffmpeg.global.avutil.av_crc_get_table;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * The checksums of FFV1's slices (RFC 9043, 4.8): FFmpeg's decoder conceals a slice that does not match its own, and tells
 * the log alone.
 *
 * <p>Only a stream's private header says whether it has checksums, so it counts as one that has from its first frame on
 * whose slices all match.
 */
final class SliceChecksums {
    /** Three bytes of size, one of error status, four of parity. */
    private static final int FOOTER = 8;

    private boolean known;

    /** Whether a frame's packet is damaged. */
    boolean isDamaged(AVPacket packet) {
        boolean match = match(packet.data(), packet.size());
        known |= match;
        return known && !match;
    }

    /** From the last slice to the first, since each has its size at its end. */
    private static boolean match(BytePointer data, int size) {
        int end = size;
        while (end >= FOOTER) {
            BytePointer footer = data.getPointer(end - FOOTER);
            int length = ((footer.get(0) & 0xff) << 16) | ((footer.get(1) & 0xff) << 8) | (footer.get(2) & 0xff);
            int start = end - FOOTER - length;
            if (start < 0 || av_crc(av_crc_get_table(AV_CRC_32_IEEE), 0, data.getPointer(start), end - start) != 0) {
                return false;
            }
            end = start;
        }
        return end == 0;
    }
}
