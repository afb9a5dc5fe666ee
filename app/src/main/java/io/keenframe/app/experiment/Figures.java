package io.keenframe.app.experiment;

import io.keenframe.app.demo.Likeness;
import io.keenframe.contract.frame.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * What a result is worth, against the truth, on luma.
 *
 * @param shift by how much it lies beside the truth; all else is measured in its place
 * @param psnr decibels, the mean over the frames
 * @param ssim at most 1, the mean over the frames
 * @param vif the mean over the frames
 * @param flicker the temporal error along the motion, of 255
 * @param sticking above 0 where detail sticks to the screen
 * @param networks the mean of each metric that is a network, by its name; not moved into place
 * @param ssimByFrame the SSIM of each frame
 */
record Figures(
        Shift shift,
        double psnr,
        double ssim,
        double vif,
        double flicker,
        double sticking,
        SortedMap<String, Double> networks,
        List<Double> ssimByFrame) {
    /** A film's, whose frames are as many and as large as the truth's. */
    static Figures of(List<Frame> trueFrames, List<Frame> frames, NetworkMetrics networks) {
        List<Luma> whole = trueFrames.stream().map(Luma::of).toList();
        List<Luma> film = frames.stream().map(Luma::of).toList();
        Shift shift = Shift.between(whole, film);
        List<Luma> truth = new Shift(0, 0).applied(whole);
        List<Luma> result = shift.applied(film);
        Steadiness steadiness = new Steadiness();
        double psnr = 0;
        double vif = 0;
        double[] ssim = new double[truth.size()];
        for (int i = 0; i < truth.size(); i++) {
            Likeness likeness = Likeness.of(truth.get(i).plane(), result.get(i).plane());
            // Equal frames are infinitely alike, which no mean bears; 8 bits cannot tell more than this.
            psnr += Math.min(100, likeness.psnr()) / truth.size();
            ssim[i] = likeness.ssim();
            vif += Vif.of(truth.get(i), result.get(i)) / truth.size();
            if (i > 0) {
                steadiness.add(truth.get(i - 1), truth.get(i), result.get(i - 1), result.get(i));
            }
        }
        List<Double> byFrame = Arrays.stream(ssim).boxed().toList();
        double mean = byFrame.stream().mapToDouble(d -> d).average().orElseThrow();
        return new Figures(
                shift,
                psnr,
                mean,
                vif,
                steadiness.flicker(),
                steadiness.sticking(),
                networks.of(trueFrames, frames),
                byFrame);
    }
}
