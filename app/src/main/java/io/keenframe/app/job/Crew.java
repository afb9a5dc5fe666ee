package io.keenframe.app.job;

import io.keenframe.app.Workplace;
import io.keenframe.contract.JobSpec;
import io.keenframe.ingest.Room;
import io.keenframe.media.child.Quarantine;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.caption.CaptionKey;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.Engines;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.metrics.Metrics;
import io.keenframe.supir.onnx.Device;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who does a job's work in this process, made ready before there is a cluster to work for. */
public final class Crew implements AutoCloseable {
    private static final long SMALL_MODEL = 100L << 20;

    private final RestorerSettings settings;
    private final Supplier<EngineFactory> engines;
    private final boolean idle;
    private final Workplace workplace;
    private final Metrics metrics;
    private final Quarantine quarantine;
    private final AtomicReference<@Nullable EngineFactory> warm = new AtomicReference<>();

    /**
     * The crew that suits a job, its engine being loaded.
     *
     * @param workers how many groups are restored at once; 0 where others do all the work; empty for what suits the
     *     engine and the devices
     * @param devices what networks run on
     * @param quarantine where the source is read; the caller's to close
     */
    public Crew(
            OptionalInt workers,
            List<Device> devices,
            JobSpec spec,
            Workplace workplace,
            Metrics metrics,
            Quarantine quarantine) {
        // A model's step uses every core, or the whole card, itself.
        int suits = spec.engine().engine().equals("supir")
                ? devices.size()
                : Runtime.getRuntime().availableProcessors();
        int count = workers.orElse(suits);
        this.idle = count == 0;
        this.settings =
                RestorerSettings.of(workplace.bundles().places()).on(devices).withWorkers(Math.max(1, count));
        this.engines = engines(settings);
        this.workplace = workplace;
        this.metrics = metrics;
        this.quarantine = quarantine;
        if (!idle) {
            warm.set(new WarmEngine(engines.get(), spec, isSmall(spec, workplace)));
        }
    }

    private static boolean isSmall(JobSpec spec, Workplace workplace) {
        String bundle = spec.engine().parameters().get("bundle");
        if (bundle == null) {
            return false;
        }
        try {
            return workplace.bundles().find(bundle).bytes() < SMALL_MODEL;
        } catch (IOException e) {
            // The engine will say what is wrong with it.
            return false;
        }
    }

    /** The engines of a restorer's workers, one after the other, each on the next device. */
    public static Supplier<EngineFactory> engines(RestorerSettings settings) {
        AtomicInteger worker = new AtomicInteger();
        return () -> new Engines(
                settings.bundles(),
                settings.threads(),
                settings.device(worker.getAndIncrement()),
                CaptionKey.of(System.getenv()),
                OpenCvMotion::new);
    }

    /**
     * Starts the services; whoever starts them closes them, and before this.
     *
     * @param room what the job's frames may take
     */
    public Services start(Cluster cluster, JobLog log, Room room) {
        return idle
                ? Services.NONE
                : LocalServices.start(
                        cluster, log, metrics, workplace.home(), this::nextEngines, settings, quarantine, room);
    }

    private EngineFactory nextEngines() {
        EngineFactory first = warm.getAndSet(null);
        return first == null ? engines.get() : first;
    }

    @Override
    public void close() {
        EngineFactory unused = warm.getAndSet(null);
        if (unused != null) {
            unused.close();
        }
    }
}
