package io.keenframe.media;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a film presents, as lines that can be compared: the moment as a reduced fraction of seconds, and a digest. */
final class Listing {
    private Listing() {}

    /** All presented frames. */
    static List<String> frames(Path film) {
        return frames(film, ReadOptions.defaults().withThreads(2));
    }

    static List<String> frames(Path film, ReadOptions options) {
        List<String> lines = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film, options)) {
            Frame frame;
            while ((frame = reader.read()) != null) {
                lines.add(moment(frame.pts(), reader.info().timeBase()) + " " + md5(frame));
            }
        }
        return lines;
    }

    /** The same lines with their moments rounded to milliseconds, as Matroska stores them. */
    static List<String> toMilliseconds(List<String> lines) {
        return rounded(lines, 1000);
    }

    /** The same lines with their moments rounded to parts of a second. */
    static List<String> rounded(List<String> lines, long unit) {
        return lines.stream()
                .map(line -> {
                    String[] v = line.split("[/ ]", 3);
                    long ticks = Math.round((double) unit * Long.parseLong(v[0]) / Long.parseLong(v[1]));
                    return moment(ticks, new Rational(1, (int) unit)) + line.substring(line.indexOf(' '));
                })
                .toList();
    }

    /** When a line's frame or packet is presented, in seconds. */
    static double seconds(String line) {
        String[] v = line.split("[/ ]", 3);
        return (double) Long.parseLong(v[0]) / Long.parseLong(v[1]);
    }

    /** The lines' moments alone. */
    static List<String> moments(List<String> lines) {
        return lines.stream().map(line -> line.split(" ", 2)[0]).toList();
    }

    static String md5(Frame frame) {
        MessageDigest digest = md5();
        for (Plane plane : frame.planes()) {
            digest.update(plane.samples());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String moment(long ticks, Rational base) {
        BigInteger n = BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(base.numerator()));
        BigInteger d = BigInteger.valueOf(base.denominator());
        BigInteger g = n.gcd(d).max(BigInteger.ONE);
        return n.divide(g) + "/" + d.divide(g);
    }
}
