package io.keenframe.app.experiment;

import io.keenframe.app.experiment.ExperimentPlan.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The runs of a plan, with the baselines that belong into every report. */
final class Methods {
    /** What makes more of a frame than the frame itself. */
    private static final Set<String> BETWEEN_FRAMES =
            Set.of("strategy", "attend-weight", "noise", "reference", "reference-seed");

    private Methods() {}

    /** Lanczos and each engine frame by frame, where the plan does not have them, and the plan's own runs. */
    static List<Run> of(ExperimentPlan plan) {
        List<Run> all = new ArrayList<>();
        add(all, new Run("lanczos", Map.of("engine", "lanczos")));
        for (Run run : plan.runs()) {
            Map<String, String> alone = new TreeMap<>(run.options());
            alone.keySet().removeAll(BETWEEN_FRAMES);
            if (plan.runs().stream().noneMatch(other -> other.options().equals(alone))) {
                add(all, new Run(nameOf(alone) + " frame by frame", alone));
            }
        }
        plan.runs().forEach(run -> add(all, run));
        return all;
    }

    private static void add(List<Run> all, Run run) {
        if (all.stream().noneMatch(other -> other.options().equals(run.options()))) {
            boolean taken = all.stream().anyMatch(other -> other.name().equals(run.name()));
            all.add(taken ? new Run(run.name() + " " + all.size(), run.options()) : run);
        }
    }

    private static String nameOf(Map<String, String> options) {
        String model = options.getOrDefault("model", options.getOrDefault("engine", "supir"));
        return model.substring(model.lastIndexOf('/') + 1);
    }
}
