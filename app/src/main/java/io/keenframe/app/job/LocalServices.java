package io.keenframe.app.job;

import io.keenframe.ingest.IngestService;
import io.keenframe.ingest.Room;
import io.keenframe.media.child.Quarantine;
import io.keenframe.reassembler.ReassemblerService;
import io.keenframe.restorer.RestorerService;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.metrics.Metrics;
import java.util.function.Supplier;

/** All three services in this process. */
record LocalServices(IngestService ingest, RestorerService restorer, ReassemblerService reassembler)
        implements Services {
    static LocalServices start(
            Cluster cluster,
            JobLog log,
            Metrics metrics,
            Home home,
            Supplier<EngineFactory> engines,
            RestorerSettings settings,
            Quarantine quarantine,
            Room room) {
        return new LocalServices(
                IngestService.start(cluster, log, metrics, quarantine, room),
                RestorerService.start(cluster, log, metrics, engines, settings),
                ReassemblerService.start(cluster, log, home, metrics, quarantine));
    }

    @Override
    public void check() {
        ingest.check();
        restorer.check();
        reassembler.check();
    }

    @Override
    public int framesInHand() {
        return restorer.framesInHand();
    }

    @Override
    public void drain() {
        ingest.drain();
        restorer.drain();
        reassembler.drain();
    }

    @Override
    public void close() {
        ingest.close();
        restorer.close();
        reassembler.close();
    }
}
