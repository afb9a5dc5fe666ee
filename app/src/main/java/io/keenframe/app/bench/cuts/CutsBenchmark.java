package io.keenframe.app.bench.cuts;

import io.keenframe.app.bench.Benchmark;
import io.keenframe.app.bench.Figure;
import io.keenframe.app.degrade.Blur;
import io.keenframe.app.degrade.Damage;
import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Scene;
import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.ingest.plan.GroupPlanner;
import io.keenframe.ingest.plan.PlannedGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cuts that the planner finds in films whose edits are known.
 *
 * @param folder for the films
 */
public record CutsBenchmark(Path folder) implements Benchmark {
    private static final Size SIZE = new Size(320, 180);
    private static final int EDITS = 10;
    private static final int CRF = 28;

    /** What was found of one kind of edit. */
    private record Found(int edits, int right, int wrong) {}

    @Override
    public String name() {
        return "cuts";
    }

    @Override
    public String description() {
        return "cuts found among cuts, dissolves, fades, flashes and things that pass close, in grainy H.264";
    }

    @Override
    public void run(Consumer<Figure> out) throws Exception {
        int right = 0;
        int wrong = 0;
        long scenes = 0;
        for (Edit edit : Edit.values()) {
            Found found = found(edit, scenes);
            scenes += 100;
            right += found.right();
            wrong += found.wrong();
            out.accept(new Figure("edits, " + edit.name(), found.edits(), ""));
            out.accept(new Figure("cuts found there", found.right() + found.wrong(), ""));
        }
        out.accept(new Figure("precision", (double) right / Math.max(1, right + wrong), ""));
        out.accept(new Figure("recall", (double) right / EDITS, ""));
    }

    private Found found(Edit edit, long scenes) throws IOException {
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < EDITS; i++) {
            for (int cut : cuts(film(edit, scenes + i))) {
                if (edit == Edit.CUT && cut == Edit.MIDDLE) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
        return new Found(EDITS, right, wrong);
    }

    private List<Frame> film(Edit edit, long seed) throws IOException {
        Scene one = new Scene(SIZE, 2 * seed + 1);
        Scene other = new Scene(SIZE, 2 * seed + 2);
        List<Frame> old = new ArrayList<>();
        List<Frame> next = new ArrayList<>();
        for (int i = 0; i < 2 * Edit.MIDDLE; i++) {
            old.add(one.video(i));
            next.add(other.video(i));
        }
        Damage damage = new Damage(Blur.NONE, 1, 5, 0);
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            film.add(damage.of(edit.frame(old, next, i), 1000 * seed + i));
        }
        Path file = folder.resolve("edit.mp4");
        Clip.write(film, CRF, false, file);
        return Clip.read(file);
    }

    /** The first frames of all shots but the first. */
    private static List<Integer> cuts(List<Frame> film) {
        GroupPlanner planner = new GroupPlanner(new ReferenceChoice(ReferenceChoice.Rule.FIRST, 0));
        List<PlannedGroup> groups = new ArrayList<>();
        film.forEach(frame -> groups.addAll(planner.add(frame)));
        groups.addAll(planner.flush());
        List<Integer> cuts = new ArrayList<>();
        for (int i = 1; i < groups.size(); i++) {
            if (groups.get(i).shot() != groups.get(i - 1).shot()) {
                cuts.add(groups.get(i).firstFrame());
            }
        }
        return cuts;
    }
}
