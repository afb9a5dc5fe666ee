package io.keenframe.app.job;

import io.keenframe.app.Workplace;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.media.StillImages;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.List;

/**
 * One picture from its file to the restored one's, without a cluster.
 *
 * @param settings what restores
 * @param scaling how large the result is
 * @param device what networks run on
 * @param workplace where models are found
 */
public record StillRestoration(EngineSettings settings, Scaling scaling, Device device, Workplace workplace) {
    /** Restores a picture. */
    public void run(Path input, Path output) throws InterruptedException {
        RestorerSettings machine =
                RestorerSettings.of(workplace.bundles().places()).on(List.of(device));
        try (EngineFactory engines = Crew.engines(machine).get()) {
            StillImages.writePng(LoneFrame.restored(StillImages.read(input), engines, settings, scaling), output);
        }
    }
}
