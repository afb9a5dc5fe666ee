package io.keenframe.restorer.engine;

import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.caption.CaptionException;
import io.keenframe.restorer.caption.CaptionServer;
import io.keenframe.restorer.caption.PngPicture;
import io.keenframe.restorer.pixel.Pixels;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Structure;
import io.keenframe.supir.Supir;
import io.keenframe.supir.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What SUPIR asks of a shot: what it shows, and how much prompts have to hold on to; both on the stage-one picture.
 *
 * @param captions who is asked what it shows
 * @param weighs whether it is asked how much there is to hold on to
 */
record SupirStudy(
        Supir supir, RestoreSettings settings, Scaling scaling, Optional<CaptionServer> captions, boolean weighs)
        implements ShotStudy {
    /** The shorter side that upstream asks captions at; a smaller picture is not blown up for it. */
    private static final int SHORTER = 512;

    /** What the stage-one picture may take where the model is large and the processor is not. */
    private static final Duration STAGE_ONE = Duration.ofMinutes(1);

    @Override
    public ShotSettings of(Frame reference, Progress progress) throws InterruptedException {
        progress.check();
        Tensor degraded = Pixels.toTensor(reference, size(Sizes.of(scaling, reference)));
        Tensor picture = supir.stageOne(degraded, settings, new StageObserver(progress));
        Map<String, String> parameters = new HashMap<>();
        List<String> remarks = new ArrayList<>();
        if (weighs) {
            parameters.putAll(Prompting.held(Structure.of(picture)));
        }
        if (captions.isPresent()) {
            long start = System.nanoTime();
            try {
                parameters.putAll(Prompting.captioned(captions.get().caption(PngPicture.of(picture))));
            } catch (CaptionException e) {
                remarks.add("no caption: " + e.getMessage());
            }
            progress.spent("caption", Duration.ofNanos(System.nanoTime() - start));
        }
        return ShotSettings.of(parameters, remarks);
    }

    private static Size size(Size result) {
        int shorter = Math.min(result.width(), result.height());
        return shorter <= SHORTER
                ? result
                : new Size(scaled(result.width(), shorter), scaled(result.height(), shorter));
    }

    private static int scaled(int side, int shorter) {
        return Math.round((float) side * SHORTER / shorter);
    }

    @Override
    public Duration patience() {
        return captions.map(server -> server.patience().plus(STAGE_ONE)).orElse(Duration.ZERO);
    }
}
