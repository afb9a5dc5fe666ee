package io.keenframe.restorer;

import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.Surrender;
import io.keenframe.runtime.TicketQueue;
import io.keenframe.runtime.TicketWorker;
import io.keenframe.runtime.metrics.Metrics;

/** One of a restorer's workers, with an engine and threads of its own. */
final class RestoreWorker implements AutoCloseable {
    private final GroupRestorer groups;
    private final RestoreHandler handler;
    private final TicketQueue queue;
    private final TicketWorker tickets;

    private RestoreWorker(GroupRestorer groups, RestoreHandler handler, TicketQueue queue, TicketWorker tickets) {
        this.groups = groups;
        this.handler = handler;
        this.queue = queue;
        this.tickets = tickets;
    }

    static RestoreWorker start(
            int number,
            Cluster cluster,
            JobLog log,
            Metrics metrics,
            EngineFactory engines,
            FramePublisher publisher,
            RestorerSettings settings) {
        EngineSlot slot = new EngineSlot(engines);
        GroupRestorer groups = new GroupRestorer("restore-" + number, cluster.openFetcher(), publisher);
        TicketQueue queue = cluster.openTickets();
        RestoreHandler handler = new RestoreHandler(
                new Surrender(cluster, log), queue, slot, groups, metrics, settings.patience(), System::nanoTime);
        return new RestoreWorker(groups, handler, queue, cluster.startWorker(Stage.RESTORE, handler));
    }

    void check() {
        tickets.check();
    }

    int framesInHand() {
        return groups.framesInHand();
    }

    /** Finishes the group in hand and takes no other. */
    void drain() {
        tickets.close();
    }

    /** Hands the ticket in hand back. */
    void abort() {
        tickets.abort();
    }

    @Override
    public void close() {
        abort();
        handler.stop();
        queue.close();
        groups.close();
    }
}
