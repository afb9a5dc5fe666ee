package io.keenframe.supir.checkpoint;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.net.RequiredTensors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which part of a model a checkpoint file brings. */
public enum Role {
    /** U-Net, autoencoder and text towers. */
    SDXL("an SDXL checkpoint"),
    /** What SUPIR adds: control network, adaptors, and the encoder of degraded pictures. */
    SUPIR("a SUPIR checkpoint");

    private static final Pattern ADDED = Pattern.compile("model\\.control_model\\..*"
            + "|model\\.diffusion_model\\.project_modules\\..*|first_stage_model\\.denoise_encoder\\..*");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** Every tensor that a file of this role must hold for a model of these sizes, with its shape. */
    public Map<String, List<Integer>> requires(SupirConfig config) {
        Map<String, List<Integer>> tensors = new TreeMap<>(RequiredTensors.of(config));
        tensors.keySet().removeIf(name -> ADDED.matcher(name).matches() != (this == SUPIR));
        return tensors;
    }

    /** What such a file is, with its article. */
    @Override
    public String toString() {
        return title;
    }
}
