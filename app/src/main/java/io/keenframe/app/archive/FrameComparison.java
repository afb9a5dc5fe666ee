package io.keenframe.app.archive;

import io.keenframe.contract.Damage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A film against the recorded hashes of its frames.
 *
 * @param film the film
 * @param recorded what its frames were
 */
record FrameComparison(Path film, FrameHashes recorded) {
    /** Of many frames that are wrong, so many are named. */
    private static final int NAMED = 10;

    /** Matroska keeps whole milliseconds. */
    private static final double ROUNDING = 0.00051;

    /** What the frames are now against what they were. */
    List<Finding> with(FrameHashes now) {
        List<Finding> findings = new ArrayList<>();
        int both = Math.min(now.frames().size(), recorded.frames().size());
        int wrong = 0;
        for (int i = 0; i < both; i++) {
            FrameHash is = now.frames().get(i);
            FrameHash was = recorded.frames().get(i);
            if (!is.md5().equals(was.md5()) || is.pts() != was.pts()) {
                wrong++;
                if (wrong <= NAMED) {
                    findings.add(Finding.bad(place(i)
                            + (is.pts() == was.pts() ? ": its pixels are not the recorded ones" : ": it was moved")));
                }
            }
        }
        if (wrong > NAMED) {
            findings.add(Finding.bad(film + ": " + wrong + " frames are not as recorded"));
        }
        if (now.frames().size() != recorded.frames().size()) {
            findings.add(Finding.bad(film + ": it has " + now.frames().size() + " frames, and had "
                    + recorded.frames().size()));
        } else if (wrong == 0) {
            findings.add(Finding.ok(film + ": all " + both + " frames have their recorded MD5 and moment"));
        }
        return findings;
    }

    private String place(int frame) {
        return String.format(Locale.ROOT, "%s: frame %d at %.3f s", film, frame, recorded.seconds(frame));
    }

    /** What the decoder finds wrong by the checksums within a film. */
    List<Finding> damage(Damage damage) {
        List<Finding> findings = new ArrayList<>();
        damage.flaws().stream()
                .limit(NAMED)
                .forEach(flaw -> findings.add(
                        Finding.bad(film + ": frame " + flaw.frame() + " is damaged, by the film's own checksums")));
        if (damage.shortfall() != null) {
            findings.add(Finding.bad(film + ": it " + damage.shortfall()));
        }
        return findings;
    }

    /**
     * Whether a result presents as many frames as its source did, and when it did, to the millisecond.
     *
     * @param shift how much later the result presents them, in seconds
     */
    static Finding moments(FrameHashes source, FrameHashes result, double shift) {
        if (source.frames().size() != result.frames().size()) {
            return Finding.bad("the source presented " + source.frames().size() + " frames, and the result "
                    + result.frames().size());
        }
        for (int i = 0; i < source.frames().size(); i++) {
            if (Math.abs(result.seconds(i) - source.seconds(i) - shift) > 2 * ROUNDING) {
                return Finding.bad(String.format(
                        Locale.ROOT,
                        "frame %d is presented at %.3f s, and in the source at %.3f s",
                        i,
                        result.seconds(i),
                        source.seconds(i) + shift));
            }
        }
        String moved = shift == 0 ? "" : String.format(Locale.ROOT, ", moved by %.3f s", shift);
        return Finding.ok("the result presents as many frames as the source, at the same moments" + moved);
    }
}
