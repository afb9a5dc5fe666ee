package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.keenframe.media.MediaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** FFmpeg's status codes: below 0 is a failure. */
public final class Ffmpeg {
    static {
        FfmpegLog.install();
    }

    /** What FFmpeg answers where the system says that there is no room on a disk, or none within a quota. */
    private static final int ENOSPC = -28;

    private static final int EDQUOT = -122;

    private Ffmpeg() {}

    /** Makes sure that the natives are loaded and their log is ours. */
    public static void load() {
        // The static initialiser has done it.
    }

    /** The status itself, unless it is a failure. */
    public static int check(int status, Path file, String action) {
        if (status < 0) {
            throw new MediaException(
                    action + " " + file.getFileName() + " failed: " + FfmpegLog.reason(text(status)),
                    status == ENOSPC || status == EDQUOT);
        }
        return status;
    }

    /** Whether the call only wants to be fed or emptied first. */
    public static boolean again(int status) {
        return status == AVERROR_EAGAIN();
    }

    /** Whether there is no more. */
    public static boolean ended(int status) {
        return status == AVERROR_EOF;
    }

    /** A status in FFmpeg's own words. */
    public static String text(int status) {
        byte[] text = new byte[256];
        av_strerror(status, text, text.length);
        int end = 0;
        while (text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
