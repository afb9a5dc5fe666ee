package io.keenframe.app.bench.sharpness;

import io.keenframe.app.degrade.Blur;
import io.keenframe.app.degrade.Damage;
import io.keenframe.app.degrade.Detail;
import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Scene;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;

/**
 * A panning shot as a viewer gets it, whose frames are blurred by 16 known amounts, 0.4 to 3.4 pixels.
 *
 * @param crf the rate it was compressed at; 0 is without loss
 * @param frames the decoded frames
 * @param blur each frame's blur, as the standard deviation of its spread in pixels
 * @param detail how much of the scene's detail each frame shows
 */
record KnownShot(int crf, List<Frame> frames, double[] blur, double[] detail) {
    private static final Size SIZE = new Size(480, 272);
    private static final int FRAMES = 16;
    private static final double LEAST = 0.4;
    private static final double STEP = 0.2;

    /**
     * How a shot is taken.
     *
     * @param kind the blur whose spread is a given number of pixels
     * @param grain the noise's standard deviation, of 255
     * @param grainSize the spread of a grain in pixels
     * @param crf the rate; 0 for no loss
     * @param drifts whether the exposure does
     * @param steady whether blur comes and goes gradually, or jumps
     */
    record Conditions(
            DoubleFunction<Blur> kind, double grain, double grainSize, int crf, boolean drifts, boolean steady) {}

    /** Each kind of blur, with fine and coarse grain and none, at some rates. */
    static List<Conditions> conditions(List<Integer> rates) {
        List<DoubleFunction<Blur>> kinds = List.of(
                Blur.Gaussian::new,
                spread -> new Blur.Motion(spread * Math.sqrt(24), 0.6),
                spread -> new Blur.Defocus(2 * spread));
        double[][] grains = {{0, 0}, {4, 0}, {8, 0}, {8, 0.6}};
        List<Conditions> all = new ArrayList<>();
        for (DoubleFunction<Blur> kind : kinds) {
            for (double[] grain : grains) {
                for (int rate : rates) {
                    int number = all.size();
                    all.add(new Conditions(kind, grain[0], grain[1], rate, number / 2 % 2 == 0, number % 2 == 0));
                }
            }
        }
        return all;
    }

    /** Takes the shot; one seed, one shot. */
    static KnownShot take(Conditions conditions, int seed, Path folder) throws IOException {
        Scene scene = new Scene(SIZE, seed);
        double[] spreads = spreads(conditions.steady(), new Random(seed));
        List<Frame> taken = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            double exposure = conditions.drifts() ? 0.7 + 0.3 * Math.sin(2 * Math.PI * i / FRAMES + seed) : 1;
            Damage damage = new Damage(
                    conditions.kind().apply(spreads[i]), exposure, conditions.grain(), conditions.grainSize());
            taken.add(damage.of(scene.video(i), 100L * seed + i));
        }
        Path file = folder.resolve("shot.mp4");
        Clip.write(taken, conditions.crf(), conditions.crf() == 0, file);
        List<Frame> seen = Clip.read(file);
        double[] detail = new double[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            detail[i] = Detail.shown(seen.get(i), scene.video(i));
        }
        return new KnownShot(conditions.crf(), seen, spreads, detail);
    }

    private static double[] spreads(boolean steady, Random random) {
        int start = random.nextInt(FRAMES);
        List<Integer> levels = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            int place = (i + start) % FRAMES;
            levels.add(place < FRAMES / 2 ? 2 * place : 2 * (FRAMES - 1 - place) + 1);
        }
        if (!steady) {
            Collections.shuffle(levels, random);
        }
        return levels.stream().mapToDouble(level -> LEAST + STEP * level).toArray();
    }
}
