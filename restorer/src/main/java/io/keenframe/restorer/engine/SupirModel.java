package io.keenframe.restorer.engine;

import io.keenframe.supir.Bundle;
import io.keenframe.supir.Supir;
import io.keenframe.supir.lora.LoraFile;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.Execution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model that a worker has loaded, kept while its jobs ask for the same bundle. For one thread. */
final class SupirModel implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SupirModel.class);

    private final int threads;
    private final Device device;
    private @Nullable Loaded loaded;

    SupirModel(int threads, Device device) {
        this.threads = threads;
        this.device = device;
    }

    private record Loaded(Path folder, List<LoraFile> loras, String fingerprint, Supir supir) {}

    /**
     * The model of a bundle.
     *
     * @param loras what is added to its weights
     * @param wanted the fingerprint that the bundle must have with them
     * @throws EngineSettingsException where it has another
     */
    Supir of(Bundle bundle, List<LoraFile> loras, Optional<String> wanted) throws IOException {
        Loaded last = loaded;
        boolean same = last != null
                && last.folder().equals(bundle.folder())
                && last.loras().equals(loras);
        if (last != null && same && wanted.map(last.fingerprint()::equals).orElse(true)) {
            return last.supir();
        }
        String fingerprint = bundle.fingerprint(loras);
        check(bundle, fingerprint, wanted);
        close();
        Execution execution = Execution.suiting(bundle.bytes(), threads, device);
        LOGGER.info("loading {} on {} with {} threads, weights {}", bundle, device, threads, execution.placement());
        Supir supir = Supir.open(bundle, loras, execution);
        loaded = new Loaded(bundle.folder(), loras, fingerprint, supir);
        return supir;
    }

    private static void check(Bundle bundle, String fingerprint, Optional<String> wanted) {
        if (wanted.isPresent() && !wanted.get().equals(fingerprint)) {
            throw new EngineSettingsException(
                    bundle + " is not the bundle that the job was made with (its fingerprint is "
                            + fingerprint + ", not " + wanted.get()
                            + "): install the same files for every worker, or hand the job in again");
        }
    }

    @Override
    public void close() {
        Loaded last = loaded;
        loaded = null;
        if (last != null) {
            last.supir().close();
        }
    }
}
