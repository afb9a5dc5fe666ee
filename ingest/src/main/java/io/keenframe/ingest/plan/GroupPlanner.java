package io.keenframe.ingest.plan;

import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.frame.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cuts a film's frames into groups: runs of bounded length inside one shot, each with a reference near it.
 *
 * <p>A group is held until the next one's frames are seen, because a better reference may lie there, and the best of the
 * group before are remembered; that is all, so a live source flows through it. The groups follow from the frames alone:
 * they are the same after every restart and for any number of workers.
 */
public final class GroupPlanner {
    /** How many frames a group has at most: one is redone when a worker dies, so it is short. */
    public static final int LONGEST = 8;

    /** How much is held of what lies ahead of a group, in bytes: of very large frames fewer are looked at. */
    private static final long AHEAD = 128L << 20;

    private final CutDetector cuts = new CutDetector();
    private final ReferenceRule rule;
    private final List<PlannedGroup> planned = new ArrayList<>();
    private final List<Candidate> before = new ArrayList<>();
    private final List<Candidate> complete = new ArrayList<>();
    private final List<Candidate> ahead = new ArrayList<>();
    private int groups = 0;
    private int shot = -1;

    /** A planner whose references are chosen so. */
    public GroupPlanner(ReferenceChoice choice) {
        this.rule = ReferenceRule.of(choice);
    }

    /** Takes the film's next frame; the groups that are planned now, in order. */
    public List<PlannedGroup> add(Frame frame) {
        cuts.add(frame).forEach(this::add);
        return taken();
    }

    /** The last groups, once the film has ended; none where it had no frames. */
    public List<PlannedGroup> flush() {
        cuts.flush().forEach(this::add);
        endShot();
        return taken();
    }

    private List<PlannedGroup> taken() {
        List<PlannedGroup> groupsNow = List.copyOf(planned);
        planned.clear();
        return groupsNow;
    }

    private void add(CutDetector.Shown shown) {
        if (shown.shot() != shot) {
            endShot();
            shot = shown.shot();
        }
        Candidate next = Candidate.of(shown);
        if (complete.size() < LONGEST) {
            complete.add(next);
            return;
        }
        ahead.add(next);
        if (ahead.size() >= longestAhead(next.frame())) {
            plan();
        }
    }

    private static long longestAhead(Frame frame) {
        long bytes = frame.planes().stream().mapToLong(p -> p.samples().length).sum();
        return Math.max(1, Math.min(LONGEST, AHEAD / Math.max(1, bytes)));
    }

    private void endShot() {
        while (!complete.isEmpty()) {
            plan();
        }
        before.clear();
    }

    private void plan() {
        List<Candidate> near = new ArrayList<>(before);
        near.addAll(ahead);
        ChosenReference reference = rule.choose(complete, near);
        planned.add(new PlannedGroup(
                groups++,
                shot,
                complete.stream().map(Candidate::frame).toList(),
                complete.stream().map(Candidate::sharpness).toList(),
                reference));
        remember(reference);
        complete.clear();
        complete.addAll(ahead);
        ahead.clear();
    }

    /** The sharpest frame of the group and its reference, which later groups may share. */
    private void remember(ChosenReference reference) {
        Candidate sharpest = complete.stream()
                .max(Comparator.comparingDouble(Candidate::sharpness))
                .orElseThrow();
        Optional<Candidate> used = Stream.of(before, complete)
                .flatMap(List::stream)
                .filter(c -> c.index() == reference.frame().index())
                .findFirst();
        before.clear();
        before.add(sharpest);
        used.filter(c -> c.index() != sharpest.index()).ifPresent(before::add);
    }
}
