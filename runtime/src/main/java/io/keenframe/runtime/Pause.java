package io.keenframe.runtime;

import io.keenframe.contract.JobId;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.runtime.files.Obstacle;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stage of a job that waits for what is in its way to be mended.
 *
 * @param log where it says so, and when it goes on
 * @param stopping whether the stage was told to stop
 */
public record Pause(JobLog log, JobId job, Stage stage, BooleanSupplier stopping) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Pause.class);
    private static final Duration STEP = Duration.ofMillis(500);

    /**
     * Returns once an obstacle is out of the way; the ticket in hand is renewed meanwhile, as while work is done.
     *
     * @throws InterruptedException where the stage was told to stop, or the job ended
     */
    public void until(Obstacle obstacle) throws InterruptedException {
        LOGGER.warn("{} of {} is paused: {}", stage.label(), job, obstacle.reason());
        log.append(new JobEvent.Paused(job, stage.label(), obstacle.reason()));
        while (!obstacle.mended()) {
            boolean ended = log.await(job, state -> state.outcome().isPresent(), STEP);
            if (ended || stopping.getAsBoolean()) {
                throw new InterruptedException(stage.label() + " of " + job + " was told to stop while it was paused");
            }
        }
        goOn();
    }

    /** Says that the stage goes on, where the log has it that it is paused: an earlier worker may have died so. */
    public void goOn() throws InterruptedException {
        if (log.read(job, state -> state.pauses().containsKey(stage.label()))) {
            log.append(new JobEvent.Resumed(job, stage.label()));
            LOGGER.info("{} of {} goes on", stage.label(), job);
        }
    }
}
