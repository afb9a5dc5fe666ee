package io.keenframe.ingest.plan;

import io.keenframe.contract.ReferenceChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** How a group's reference is chosen; a pure function of the frames. */
interface ReferenceRule {
    /**
     * Chooses.
     *
     * @param group the group's frames, in order
     * @param near other frames of the shot
     */
    ChosenReference choose(List<Candidate> group, List<Candidate> near);

    /** The rule that a job asks for. */
    static ReferenceRule of(ReferenceChoice choice) {
        return switch (choice.rule()) {
            case SHARPEST -> ReferenceRule::sharpest;
            case FIRST -> (group, near) -> of(group.get(0), group);
            case MIDDLE -> (group, near) -> of(group.get(group.size() / 2), group);
            case RANDOM ->
                (group, near) -> {
                    // The group's place decides, so that the choice is the same after a restart.
                    long seed = choice.seed() * 1_000_003 + group.get(0).index();
                    return of(group.get(new SplittableRandom(seed).nextInt(group.size())), group);
                };
        };
    }

    /** So many frames away, a reference is worth half: light and shape change where blocks do not tell. */
    int HALVED = 48;

    /** How far blocks may have moved, of about 80 columns: further than between neighbours. */
    int REACH = 8;

    /** The correlation of blocks that show the same. */
    double SAME = 0.85;

    /**
     * The frame whose sharpness, where it shows what the group shows, would help the group most.
     *
     * <p>What it does not show stays as sharp as it is. The best without a look at similarity comes first, so that most
     * are never looked at.
     */
    private static ChosenReference sharpest(List<Candidate> group, List<Candidate> near) {
        List<Candidate> all = new ArrayList<>(group);
        all.addAll(near);
        all.sort(
                Comparator.comparingDouble((Candidate c) -> -worth(c, group, 1)).thenComparingInt(Candidate::index));
        ChosenReference best = of(all.get(0), group);
        double most = worth(all.get(0), group, best.similarity());
        for (Candidate candidate : all.subList(1, all.size())) {
            if (worth(candidate, group, 1) <= most) {
                break;
            }
            ChosenReference other = of(candidate, group);
            double worth = worth(candidate, group, other.similarity());
            if (worth > most) {
                best = other;
                most = worth;
            }
        }
        return best;
    }

    private static double worth(Candidate candidate, List<Candidate> group, double similarity) {
        double own = median(group);
        double middle = (group.get(0).index() + group.get(group.size() - 1).index()) / 2.0;
        double distance = Math.abs(candidate.index() - middle);
        double lent = similarity * candidate.sharpness() + (1 - similarity) * own;
        return lent * Math.pow(0.5, distance / HALVED);
    }

    /** The sharpness that half of the group's frames have; not the mean, which a flash would raise. */
    private static double median(List<Candidate> group) {
        double[] sorted =
                group.stream().mapToDouble(Candidate::sharpness).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static ChosenReference of(Candidate candidate, List<Candidate> group) {
        return new ChosenReference(candidate.frame(), candidate.sharpness(), similarity(candidate, group));
    }

    /** How much of the group's frames it shows, on average; of itself nothing is learnt. */
    private static double similarity(Candidate candidate, List<Candidate> group) {
        return group.stream()
                .filter(frame -> frame.index() != candidate.index())
                .mapToDouble(frame -> BlockMatch.of(frame.thumbnail(), candidate.thumbnail(), REACH, SAME)
                        .found())
                .average()
                .orElse(1);
    }
}
