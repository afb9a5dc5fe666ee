package io.keenframe.app.archive;

import io.keenframe.app.job.Model;
import io.keenframe.contract.EngineSettings;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.Bundles;
import io.keenframe.supir.lora.LoraFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files whose numbers decide what an engine makes. */
public final class ModelFiles {
    private ModelFiles() {}

    /** A bundle's manifest and weights with what was added to them, or another's network; none for an engine without. */
    public static List<Path> of(EngineSettings engine, Bundles bundles) throws IOException {
        Map<String, String> settings = engine.parameters();
        List<Path> files = new ArrayList<>();
        String bundle = settings.get("bundle");
        if (bundle != null) {
            Bundle found = bundles.find(bundle);
            files.add(found.folder().resolve(Bundle.MANIFEST));
            files.addAll(found.weightFiles());
        }
        LoraFile.read(settings.getOrDefault(Model.LORA, "")).forEach(lora -> files.add(lora.path()));
        String network = settings.get("model");
        if (network != null) {
            files.add(Path.of(network));
        }
        return files;
    }
}
