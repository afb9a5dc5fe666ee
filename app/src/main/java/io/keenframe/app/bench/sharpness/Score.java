package io.keenframe.app.bench.sharpness;

import java.util.List;

/**
 * How well a measure orders the frames of shots.
 *
 * @param mean the rank correlation with the truth, on average over the shots
 * @param lowest that of the worst shot
 * @param found the share of the shots whose sharpest frame it finds, or one that shows as much within a hundredth
 */
record Score(double mean, double lowest, double found) {
    /** A measure's score where the detail that the frames show is the truth. */
    static Score of(Measure measure, List<KnownShot> shots) {
        double sum = 0;
        double lowest = 1;
        int found = 0;
        for (KnownShot shot : shots) {
            double[] scores =
                    shot.frames().stream().mapToDouble(measure.score()).toArray();
            double correlation = Ranks.correlation(scores, shot.detail());
            sum += correlation;
            lowest = Math.min(lowest, correlation);
            double best = shot.detail()[Ranks.largest(shot.detail())];
            found += shot.detail()[Ranks.largest(scores)] >= 0.99 * best ? 1 : 0;
        }
        return new Score(sum / shots.size(), lowest, (double) found / shots.size());
    }
}
