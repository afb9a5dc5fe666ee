package io.keenframe.app.experiment;

import io.keenframe.contract.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a result is worth, against the truth, on luma.
 *
 * @param shift by how much it lies beside the truth; all else is measured in its place
 * @param whole the mean over the frames
 * @param blurred the mean over those that were blurred most; null where that is not known
 * @param besideCuts the mean over the two frames beside each known cut; null where there is none
 * @param flicker the temporal error along the motion, of 255
 * @param sticking above 0 where detail sticks to the screen
 * @param networks the mean of each metric that is a network, by its name; not moved into place
 * @param byFrame each frame's
 */
record Figures(
        Shift shift,
        Fidelity whole,
        @Nullable Fidelity blurred,
        @Nullable Fidelity besideCuts,
        double flicker,
        double sticking,
        SortedMap<String, Double> networks,
        List<Fidelity> byFrame) {
    /** A film's, whose frames are as many and as large as the truth's. */
    static Figures of(List<Frame> trueFrames, List<Frame> frames, Marks marks, NetworkMetrics networks) {
        List<Luma> trueFilm = trueFrames.stream().map(Luma::of).toList();
        List<Luma> film = frames.stream().map(Luma::of).toList();
        Shift shift = Shift.between(trueFilm, film);
        List<Luma> truth = new Shift(0, 0).applied(trueFilm);
        List<Luma> result = shift.applied(film);
        Steadiness steadiness = new Steadiness();
        List<Fidelity> byFrame = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            byFrame.add(Fidelity.of(truth.get(i), result.get(i)));
            if (i > 0) {
                steadiness.add(truth.get(i - 1), truth.get(i), result.get(i - 1), result.get(i));
            }
        }
        return new Figures(
                shift,
                Objects.requireNonNull(Fidelity.mean(byFrame)),
                Fidelity.mean(marks.blurred().stream().map(byFrame::get).toList()),
                Fidelity.mean(marks.besideCuts().stream().map(byFrame::get).toList()),
                steadiness.flicker(),
                steadiness.sticking(),
                networks.of(trueFrames, frames),
                byFrame);
    }
}
