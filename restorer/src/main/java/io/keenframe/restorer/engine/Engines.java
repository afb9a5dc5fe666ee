package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.restorer.caption.CaptionServer;
import io.keenframe.restorer.caption.CaptionSource;
import io.keenframe.restorer.motion.Motion;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.Bundles;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.Supir;
import io.keenframe.supir.onnx.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engines there are, by name. For one thread. */
public final class Engines implements EngineFactory {
    /** Their names. */
    public static final List<String> NAMES = List.of("supir", "onnx", "lanczos", "identity");

    /** The setting of every engine but identity by which it restores each field of a frame by itself. */
    public static final String BY_FIELDS = "by-fields";

    private final Bundles bundles;
    private final SupirModel model;
    private final int threads;
    private final Optional<String> captionKey;
    private @Nullable CaptionServer captions;
    private final Motion motion;

    /**
     * The engines of one worker.
     *
     * @param bundles the folders in which model bundles are looked for, in this order
     * @param threads with how many threads an engine computes
     * @param device what networks run on
     * @param motion opens what finds motion, where a strategy needs it
     */
    public Engines(List<Path> bundles, int threads, Device device, Supplier<? extends Motion> motion) {
        this(bundles, threads, device, Optional.empty(), motion);
    }

    /**
     * The same with what tells caption servers who asks.
     *
     * @param captionKey their key, where they want one
     */
    public Engines(
            List<Path> bundles,
            int threads,
            Device device,
            Optional<String> captionKey,
            Supplier<? extends Motion> motion) {
        this.bundles = new Bundles(bundles);
        this.threads = threads;
        this.model = new SupirModel(threads, device);
        this.captionKey = captionKey;
        this.motion = new LazyMotion(motion);
    }

    @Override
    public Engine open(EngineSettings asked, Scaling scaling) {
        boolean byFields = asked.parameters().containsKey(BY_FIELDS);
        EngineSettings settings = own(asked);
        return switch (settings.engine()) {
            case "supir" -> supir(settings, scaling, byFields);
            case "onnx" -> onnx(settings, scaling, byFields);
            case "lanczos" -> lanczos(settings, scaling, byFields);
            case "identity" -> {
                Parameters.check(asked, List.of());
                yield new IdentityEngine(scaling);
            }
            default ->
                throw new EngineSettingsException(
                        "there is no engine '" + settings.engine() + "'; choose one of " + String.join(", ", NAMES));
        };
    }

    /** An engine's settings without what all engines have. */
    private static EngineSettings own(EngineSettings settings) {
        SortedMap<String, String> parameters = new TreeMap<>(settings.parameters());
        parameters.remove(BY_FIELDS);
        return new EngineSettings(settings.engine(), parameters);
    }

    /**
     * Returns where {@link #open} would find all it needs; loads no model.
     *
     * @throws EngineSettingsException as {@link #open}
     */
    public void check(EngineSettings settings, Scaling scaling) {
        if (settings.engine().equals("supir")) {
            SupirRequest request = SupirRequest.of(own(settings));
            settings(bundle(request), request);
        } else {
            open(settings, scaling).close();
        }
    }

    private Engine onnx(EngineSettings settings, Scaling scaling, boolean byFields) {
        Parameters.check(settings, List.of(OnnxFrames.MODEL, Strategy.SETTING));
        Strategy strategy = withoutAttention(settings);
        FrameRestorer frames = strategic(OnnxFrames.open(settings, threads), strategy, byFields);
        return new GroupEngine(frames, scaling, false, motion, Optional.empty());
    }

    private Engine lanczos(EngineSettings settings, Scaling scaling, boolean byFields) {
        Parameters.check(settings, List.of(Strategy.SETTING));
        Strategy strategy = withoutAttention(settings);
        boolean changesNothing = strategy == Strategy.NONE && scaling.size() == null && scaling.factor() == 1;
        return new GroupEngine(
                strategic(new LanczosFrames(), strategy, byFields), scaling, changesNothing, motion, Optional.empty());
    }

    private static Strategy withoutAttention(EngineSettings settings) {
        Strategy strategy = Strategy.of(settings);
        if (strategy == Strategy.ATTEND) {
            throw new EngineSettingsException("engine " + settings.engine()
                    + " has no attention to turn to the reference: strategy attend is supir's alone; choose fuse or"
                    + " propagate");
        }
        return strategy;
    }

    private static FrameRestorer strategic(FrameRestorer frames, Strategy strategy, boolean byFields) {
        return byFields
                ? new FieldFrames(strategic(frames, strategy), strategic(frames, strategy))
                : strategic(frames, strategy);
    }

    private static FrameRestorer strategic(FrameRestorer frames, Strategy strategy) {
        return switch (strategy) {
            case NONE, ATTEND -> frames;
            case FUSE -> new FusedFrames(frames);
            case PROPAGATE -> new PropagatedFrames(frames);
        };
    }

    private Engine supir(EngineSettings settings, Scaling scaling, boolean byFields) {
        SupirRequest request = SupirRequest.of(settings);
        Bundle bundle = bundle(request);
        RestoreSettings restore = settings(bundle, request);
        Prompting prompting = request.prompting();
        try {
            Supir supir = model.of(bundle, request.loras(), request.fingerprint());
            RestoreSettings own = prompting.applied(restore, supir);
            FrameRestorer frames = new SupirFrames(supir, own, request.noise(), request.diffusion(supir, own));
            return new GroupEngine(
                    strategic(frames, request.strategy(), byFields),
                    scaling,
                    false,
                    motion,
                    study(supir, restore, scaling, prompting));
        } catch (IOException e) {
            throw unfit(e);
        }
    }

    private Optional<ShotStudy> study(Supir supir, RestoreSettings settings, Scaling scaling, Prompting prompting) {
        // Without guidance the negative prompt has no say.
        boolean weighs = prompting.weighsNegative() && settings.guidance().needsNegative();
        Optional<CaptionServer> server = prompting.captions().map(this::captionServer);
        return weighs || server.isPresent()
                ? Optional.of(new SupirStudy(supir, settings, scaling, server, weighs))
                : Optional.empty();
    }

    /** The same for all shots, since it remembers how it fared. */
    private CaptionServer captionServer(CaptionSource source) {
        CaptionServer last = captions;
        CaptionServer server =
                last != null && last.source().equals(source) ? last : new CaptionServer(source, captionKey);
        captions = server;
        return server;
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
        motion.close();
        model.close();
    }
}
