package io.keenframe.media.read;

import io.keenframe.contract.Damage;
import io.keenframe.contract.Damage.Flaw;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the damaged and the lost frames of a film, and lists the first of them. */
final class DamageLog {
    private final List<Flaw> flaws = new ArrayList<>();
    private int count;

    void add(int frame, long pts, Damage.Kind kind) {
        count++;
        if (flaws.size() < Damage.LISTED) {
            flaws.add(new Flaw(frame, pts, kind));
        }
    }

    Damage with(@Nullable String shortfall) {
        return new Damage(count, flaws, shortfall);
    }
}
