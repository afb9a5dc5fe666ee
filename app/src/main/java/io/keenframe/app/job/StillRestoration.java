package io.keenframe.app.job;

import io.keenframe.app.Workplace;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.read.StillImages;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.ShotSettings;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One picture from its file to the restored one's, without a cluster.
 *
 * @param settings what restores
 * @param scaling how large the result is
 * @param device what networks run on
 * @param workplace where models are found
 * @param quarantine where the picture is read
 */
public record StillRestoration(
        EngineSettings settings, Scaling scaling, Device device, Workplace workplace, Quarantine quarantine) {
    /** Restores a picture; what was found out of it, and what there is to remark on, goes to whoever listens. */
    public void run(Path input, Path output, Consumer<ShotSettings> found) throws InterruptedException {
        RestorerSettings machine =
                RestorerSettings.of(workplace.bundles().places()).on(List.of(device));
        try (EngineFactory engines = Crew.engines(machine).get()) {
            Frame picture = quarantine.picture(input);
            ShotSettings own = LoneFrame.studied(picture, engines, settings, scaling);
            found.accept(own);
            StillImages.writePng(
                    LoneFrame.restored(picture, engines, settings.with(own.parameters()), scaling), output);
        }
    }
}
