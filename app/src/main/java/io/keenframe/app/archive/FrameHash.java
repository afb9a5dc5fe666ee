package io.keenframe.app.archive;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One frame as FFmpeg's framemd5 lists it.
 *
 * @param pts its moment in units of the list's time base
 * @param duration for how long, in the same units; 0 where that is not known
 * @param bytes how many bytes its samples have
 * @param md5 their MD5 in hexadecimal, plane by plane
 */
record FrameHash(long pts, long duration, long bytes, String md5) {
    static FrameHash of(Frame frame) {
        MessageDigest digest = digest();
        long bytes = 0;
        for (Plane plane : frame.planes()) {
            digest.update(plane.samples());
            bytes += plane.samples().length;
        }
        return new FrameHash(
                frame.pts(), frame.duration(), bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has MD5", e);
        }
    }
}
