package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.Bundles;
import io.keenframe.supir.RestoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The engines there are, by name. For one thread. */
public final class Engines implements EngineFactory {
    /** Their names. */
    public static final List<String> NAMES = List.of("supir", "onnx", "lanczos", "identity");

    private final Bundles bundles;
    private final SupirModel model;
    private final int threads;

    /**
     * The engines of one worker.
     *
     * @param bundles the folders in which model bundles are looked for, in this order
     * @param threads with how many threads an engine computes
     */
    public Engines(List<Path> bundles, int threads) {
        this.bundles = new Bundles(bundles);
        this.threads = threads;
        this.model = new SupirModel(threads);
    }

    @Override
    public Engine open(EngineSettings settings, Scaling scaling) {
        return switch (settings.engine()) {
            case "supir" -> supir(settings, scaling);
            case "onnx" -> OnnxEngine.open(settings, scaling, threads);
            case "lanczos" -> {
                Parameters.check(settings, List.of());
                yield new LanczosEngine(scaling);
            }
            case "identity" -> {
                Parameters.check(settings, List.of());
                yield new IdentityEngine(scaling);
            }
            default ->
                throw new EngineSettingsException(
                        "there is no engine '" + settings.engine() + "'; choose one of " + String.join(", ", NAMES));
        };
    }

    /**
     * Returns where {@link #open} would find all it needs; loads no model.
     *
     * @throws EngineSettingsException as {@link #open}
     */
    public void check(EngineSettings settings, Scaling scaling) {
        if (settings.engine().equals("supir")) {
            SupirRequest request = SupirRequest.of(settings);
            settings(bundle(request), request);
        } else {
            open(settings, scaling).close();
        }
    }

    private Engine supir(EngineSettings settings, Scaling scaling) {
        SupirRequest request = SupirRequest.of(settings);
        Bundle bundle = bundle(request);
        RestoreSettings restore = settings(bundle, request);
        try {
            return new SupirEngine(model.of(bundle, request.loras(), request.fingerprint()), restore, scaling);
        } catch (IOException e) {
            throw unfit(e);
        }
    }

    private Bundle bundle(SupirRequest request) {
        try {
            return bundles.find(request.bundle());
        } catch (IOException e) {
            throw unfit(e);
        }
    }

    private static RestoreSettings settings(Bundle bundle, SupirRequest request) {
        try {
            return bundle.settings(request.changes());
        } catch (IllegalArgumentException e) {
            throw unfit(e);
        }
    }

    private static EngineSettingsException unfit(Exception e) {
        return new EngineSettingsException("engine supir: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        model.close();
    }
}
