package io.keenframe.media.av;

import io.keenframe.contract.frame.Rational;
import java.math.BigInteger;
import java.time.Duration;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Moments counted in units of a time base. */
public final class Ticks {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private Ticks() {}

    /** FFmpeg's fraction as ours. */
    public static Rational rational(AVRational r) {
        return new Rational(r.num(), r.den());
    }

    /** The first tick at or after a moment. */
    public static long ceil(Duration moment, Rational timeBase) {
        BigInteger nanos =
                BigInteger.valueOf(moment.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(moment.getNano()));
        BigInteger unit = NANOS.multiply(BigInteger.valueOf(timeBase.numerator()));
        BigInteger[] ticks =
                nanos.multiply(BigInteger.valueOf(timeBase.denominator())).divideAndRemainder(unit);
        return ticks[0].longValueExact() + (ticks[1].signum() > 0 ? 1 : 0);
    }
}
