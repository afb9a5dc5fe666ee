package io.keenframe.app.progress;

import io.keenframe.contract.Damage;
import io.keenframe.contract.frame.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was wrong with a source, in words. */
public final class DamageWords {
    private static final int SHOWN = 5;

    private DamageWords() {}

    /** A line for each kind of damage, none where there is none; moments by the unit of the source's timestamps. */
    public static List<String> of(Damage damage, Rational timeBase) {
        List<String> lines = new ArrayList<>();
        if (damage.shortfall() != null) {
            lines.add("warning: the source " + damage.shortfall()
                    + "; it is truncated, and what is there was restored: get a complete copy of it");
        }
        if (damage.count() > 0) {
            String first = damage.flaws().stream()
                    .limit(SHOWN)
                    .map(flaw -> words(flaw, timeBase))
                    .collect(Collectors.joining(", "));
            lines.add("warning: " + Words.count(damage.count(), "frame") + " of the source "
                    + (damage.count() == 1 ? "is" : "are") + " damaged or lost: " + first
                    + (damage.count() > SHOWN ? ", ...; --report lists them" : ""));
        }
        return lines;
    }

    private static String words(Damage.Flaw flaw, Rational timeBase) {
        String moment = String.format(Locale.ROOT, "%.3f s", flaw.pts() * timeBase.value());
        return flaw.kind() == Damage.Kind.LOST ? "one lost at " + moment : flaw.frame() + " at " + moment;
    }
}
