package io.keenframe.media.fields;

import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.SourceInfo;
import java.util.function.Function;

/** What is done about fields, as flows of frames and in figures. */
public final class Treatments {
    private Treatments() {}

    /**
     * The frames of a film as they come out of a treatment; moments are new where frames are left out or added, and
     * numbers are still those of the frames that they came from.
     *
     * @param deinterlacer makes one for frames like the first
     */
    public static FrameFlow of(
            FieldStudy fields, FrameFlow frames, Rational timeBase, Function<Frame, Deinterlacer> deinterlacer) {
        return switch (fields.treatment()) {
            case PROGRESSIVE, KEEP -> frames;
            case FRAMES -> new FramesFlow(new Neighbours(frames), deinterlacer);
            case FIELDS -> new FieldsFlow(new Neighbours(frames), deinterlacer, factor(fields, timeBase));
            case FILM ->
                new FilmFlow(new Neighbours(frames), deinterlacer, leavesOut(fields), factor(fields, timeBase));
        };
    }

    /** Into how many the time base's unit is divided, so that new moments are exact. */
    public static int factor(FieldStudy fields, Rational timeBase) {
        int wanted = switch (fields.treatment()) {
            case PROGRESSIVE, KEEP, FRAMES -> 1;
            case FIELDS -> 2;
            case FILM -> leavesOut(fields) ? FilmFlow.KEPT : 1;
        };
        return (long) timeBase.denominator() * wanted > Integer.MAX_VALUE ? 1 : wanted;
    }

    /** Whether pictures are in more frames than they have to be, as in a telecined film, or each in as many as another. */
    private static boolean leavesOut(FieldStudy fields) {
        return fields.scan() != Scan.SHIFTED;
    }

    /** Whether the result has more or fewer frames than the source. */
    public static boolean changesRate(FieldStudy fields) {
        return share(fields).value() != 1;
    }

    private static Rational share(FieldStudy fields) {
        return switch (fields.treatment()) {
            case PROGRESSIVE, KEEP, FRAMES -> new Rational(1, 1);
            case FIELDS -> new Rational(2, 1);
            case FILM -> leavesOut(fields) ? new Rational(FilmFlow.KEPT, FilmFlow.CYCLE) : new Rational(1, 1);
        };
    }

    /** What is known of a film, after its treatment. */
    public static SourceInfo treated(SourceInfo s, FieldStudy fields) {
        int factor = factor(fields, s.timeBase());
        Rational timeBase = new Rational(s.timeBase().numerator(), s.timeBase().denominator() * factor);
        Rational share = share(fields);
        return new SourceInfo(
                s.container(),
                s.codec(),
                s.size(),
                s.format(),
                s.colour(),
                timeBase,
                times(s.frameRate(), share),
                s.sampleAspect(),
                s.frames() * share.numerator() / share.denominator(),
                s.light(),
                fields);
    }

    private static Rational times(Rational rate, Rational share) {
        long numerator = (long) rate.numerator() * share.numerator();
        long denominator = (long) rate.denominator() * share.denominator();
        if (denominator == 0) {
            return rate;
        }
        long common = java.math.BigInteger.valueOf(numerator)
                .gcd(java.math.BigInteger.valueOf(denominator))
                .longValueExact();
        long top = numerator / Math.max(1, common);
        long bottom = denominator / Math.max(1, common);
        return Math.max(top, bottom) > Integer.MAX_VALUE ? rate : new Rational((int) top, (int) bottom);
    }
}
