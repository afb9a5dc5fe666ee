package io.keenframe.app.job;

import io.keenframe.app.progress.Outcome;
import io.keenframe.app.progress.View;
import io.keenframe.app.progress.Words;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A job from its submission to its end.
 *
 * @param spec what is asked for
 * @param place where the result goes
 * @param view where its course is shown
 * @param stop whether it is to be stopped
 * @param clock the time since any fixed moment
 * @param scratch what it has on disk here
 */
public record RestoreJob(
        JobSpec spec, ResultPlace place, View view, BooleanSupplier stop, Supplier<Duration> clock, Scratch scratch) {
    /**
     * Hands the job in, starts the services and waits for its end.
     *
     * @param crew starts the services
     * @param trouble what keeps the cluster from its work
     * @param begin when the user's wait began, by the clock
     */
    public End run(Cluster cluster, BiFunction<Cluster, JobLog, Services> crew, Trouble trouble, Duration begin)
            throws Exception {
        try (JobLog log = cluster.openLog()) {
            view.started(spec, Submission.of(spec, place, cluster, log));
            Watch watch = new Watch(spec, log, view, clock, begin, scratch);
            try (Services services = crew.apply(cluster, log)) {
                Standing end = watch.until(
                        () -> stop.getAsBoolean() || scratch.exhaustion().isPresent(), services, trouble);
                if (end.outcome().isEmpty()) {
                    end = drain(services, watch);
                }
                return conclude(end, watch);
            }
        }
    }

    private Standing drain(Services services, Watch watch) {
        view.stopping();
        services.drain();
        return watch.now();
    }

    private End conclude(Standing end, Watch watch) {
        JobEvent outcome = end.outcome().orElse(null);
        if (outcome instanceof JobEvent.Finished finished) {
            Outcome figures = watch.outcome(finished);
            view.finished(figures);
            return new End.Finished(figures, watch.report());
        }
        if (outcome instanceof JobEvent.Failed failed) {
            view.failed(spec, failed.reason());
            return new End.Failed(failed.reason(), failed.hopeless());
        }
        view.stopped(watch.progress());
        return new End.Stopped(
                Words.place(watch.progress()), scratch.exhaustion().orElse("the same command goes on from there"));
    }
}
