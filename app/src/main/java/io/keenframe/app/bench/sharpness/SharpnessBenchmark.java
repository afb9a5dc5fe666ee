package io.keenframe.app.bench.sharpness;

import io.keenframe.app.bench.Benchmark;
import io.keenframe.app.bench.Figure;
import io.keenframe.app.bench.Stopwatch;
import io.keenframe.app.demo.Scene;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures of sharpness on shots whose blur is known, and what they take.
 *
 * @param folder for the shots
 */
public record SharpnessBenchmark(Path folder) implements Benchmark {
    private static final List<List<Integer>> RATES = List.of(List.of(0, 18, 24), List.of(30), List.of(36));
    private static final int TIMES = 20;

    @Override
    public String name() {
        return "sharpness";
    }

    @Override
    public String description() {
        return "measures of sharpness on shots whose blur is known: rank correlation with the detail that the frames"
                + " still show (1 is perfect), sharpest frames found, and time";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        for (List<Integer> rates : RATES) {
            List<KnownShot> shots = new ArrayList<>();
            for (KnownShot.Conditions conditions : KnownShot.conditions(rates)) {
                shots.add(KnownShot.take(conditions, shots.size() + 1, folder));
            }
            String where = rates.contains(0) ? "lossless to crf " + rates.get(rates.size() - 1) : "crf " + rates.get(0);
            found.accept(new Figure("shots, " + where, shots.size(), ""));
            found.accept(new Figure("known blur against detail, " + where, knownBlur(shots), ""));
            for (Measure measure : Measure.ALL) {
                Score score = Score.of(measure, shots);
                String what = measure.name() + ", " + where + ", ";
                found.accept(new Figure(what + "mean", score.mean(), ""));
                found.accept(new Figure(what + "lowest", score.lowest(), ""));
                found.accept(new Figure(what + "found", score.found(), ""));
            }
        }
        Frame frame = new Scene(new Size(1920, 1080), 1).video(0);
        for (Measure measure : Measure.ALL) {
            found.accept(new Figure(measure.name() + ", a frame of 1080p", milliseconds(measure, frame), "ms"));
        }
    }

    /** How far the detail that is left follows the blur alone, and not compression: their mean rank correlation. */
    private static double knownBlur(List<KnownShot> shots) {
        return shots.stream()
                .mapToDouble(shot -> Ranks.correlation(
                        Arrays.stream(shot.blur()).map(blur -> -blur).toArray(), shot.detail()))
                .average()
                .orElseThrow();
    }

    private static double milliseconds(Measure measure, Frame frame) throws Exception {
        // Kept, or the compiler might leave the work out.
        double[] scores = new double[2 * TIMES];
        for (int i = 0; i < TIMES; i++) {
            scores[i] = measure.score().applyAsDouble(frame);
        }
        double seconds = Double.MAX_VALUE;
        for (int i = TIMES; i < scores.length; i++) {
            int run = i;
            seconds = Math.min(
                    seconds,
                    Stopwatch.seconds(() -> scores[run] = measure.score().applyAsDouble(frame)));
        }
        return 1000 * seconds;
    }
}
