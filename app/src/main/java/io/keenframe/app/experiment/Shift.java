package io.keenframe.app.experiment;

import java.util.List;

/**
 * By how much a result lies beside the truth, in pixels: other restorers may pad, crop or round.
 *
 * @param down rows
 * @param right columns
 */
record Shift(int down, int right) {
    /** As far as one is looked for; also what is cut off all around before comparing. */
    static final int MOST = 3;

    /** The shift of a film by which it is most like the truth. */
    static Shift between(List<Luma> truth, List<Luma> film) {
        Shift best = new Shift(0, 0);
        double least = best.error(truth, film);
        for (int down = -MOST; down <= MOST; down++) {
            for (int right = -MOST; right <= MOST; right++) {
                Shift shift = new Shift(down, right);
                double error = shift.error(truth, film);
                if (error < least) {
                    least = error;
                    best = shift;
                }
            }
        }
        return best;
    }

    private double error(List<Luma> truth, List<Luma> film) {
        double sum = 0;
        for (int place : new int[] {0, truth.size() / 2, truth.size() - 1}) {
            sum += truth.get(place)
                    .inside(MOST, 0, 0)
                    .minus(film.get(place).inside(MOST, down, right))
                    .power();
        }
        return sum;
    }

    /** The film in the truth's place, without the margin. */
    List<Luma> applied(List<Luma> film) {
        return film.stream().map(luma -> luma.inside(MOST, down, right)).toList();
    }
}
