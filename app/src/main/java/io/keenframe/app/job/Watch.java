package io.keenframe.app.job;

import io.keenframe.app.progress.Outcome;
import io.keenframe.app.progress.Pace;
import io.keenframe.app.progress.Progress;
import io.keenframe.app.progress.View;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.JobLog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a job's course until it ends or is to be stopped; for one thread. */
final class Watch {
    private static final Logger LOGGER = LoggerFactory.getLogger(Watch.class);
    private static final Duration STEP = Duration.ofMillis(200);

    private final JobSpec spec;
    private final JobLog log;
    private final View view;
    private final Supplier<Duration> clock;
    private final Duration begin;
    private final Scratch scratch;
    private final int framesBefore;
    private final Pace pace = new Pace();
    private Standing shown;
    private @Nullable Thread telling;

    /** @param clock the time since any fixed moment; the job's own time began with {@code begin} */
    Watch(JobSpec spec, JobLog log, View view, Supplier<Duration> clock, Duration begin, Scratch scratch) {
        this.spec = spec;
        this.log = log;
        this.view = view;
        this.clock = clock;
        this.begin = begin;
        this.scratch = scratch;
        shown = standing();
        framesBefore = shown.frames();
        pace.add(clock.get(), framesBefore);
        shown.source().ifPresent(view::probed);
    }

    private Standing standing() {
        return log.read(spec.id(), Standing::of);
    }

    /**
     * Shows the course until the job has ended or a condition is met.
     *
     * @return how it ended; not finished and not failed where it was the condition
     */
    Standing until(BooleanSupplier stop, Services services, Trouble trouble) throws InterruptedException {
        while (shown.outcome().isEmpty() && !stop.getAsBoolean()) {
            int logged = standing().frames();
            log.await(spec.id(), state -> state.outcome().isPresent() || state.framesRestored() != logged, STEP);
            services.check();
            hold(trouble);
            show(standing().withInHand(services.framesInHand(), shown).with(trouble));
        }
        return shown;
    }

    /** Keeps more frames from being published while there is no room for them. */
    private void hold(Trouble trouble) {
        if (trouble.gone().isPresent() || (telling != null && telling.isAlive())) {
            return; // nobody would take it down
        }
        boolean held = standing().pauses().containsKey(JobEvent.Paused.DISK);
        Optional<String> low = trouble.low();
        if (low.isPresent() && !held) {
            tell(new JobEvent.Paused(spec.id(), JobEvent.Paused.DISK, low.get()));
        } else if (low.isEmpty() && held) {
            tell(new JobEvent.Resumed(spec.id(), JobEvent.Paused.DISK));
        }
    }

    /** Does not wait: a broker whose disk is full takes it down when there is room again, and until then all else goes on. */
    private void tell(JobEvent event) {
        Thread thread = new Thread(
                () -> {
                    try {
                        log.append(event);
                    } catch (InterruptedException | RuntimeException e) {
                        LOGGER.debug("{} was not taken down", event.key(), e);
                    }
                },
                "job-hold");
        thread.setDaemon(true);
        thread.start();
        telling = thread;
    }

    /** Shows where the job stands now. */
    Standing now() {
        show(standing());
        return shown;
    }

    private void show(Standing now) {
        Standing before = shown;
        shown = now;
        pace.add(clock.get(), now.frames());
        if (before.source().isEmpty()) {
            now.source().ifPresent(view::probed);
        }
        if (now.shots().size() > before.shots().size()) {
            now.shots().stream().filter(shot -> !before.shots().contains(shot)).forEach(view::shot);
        }
        now.parts().stream().skip(before.parts().size()).forEach(view::part);
        now.notes().stream().filter(note -> !before.notes().contains(note)).forEach(view::remark);
        showPauses(before, now);
        if (now.source().isPresent()) {
            view.progress(progress());
        }
    }

    private void showPauses(Standing before, Standing now) {
        now.pauses().forEach((stage, reason) -> {
            if (!reason.equals(before.pauses().get(stage))) {
                view.paused(stage, reason);
            }
        });
        before.pauses().keySet().stream()
                .filter(stage -> !now.pauses().containsKey(stage))
                .forEach(view::resumed);
    }

    /** How far the job has come. */
    Progress progress() {
        return shown.progress(spec.range(), pace, clock.get());
    }

    /** The report on the job as it stands. */
    JobReport report() {
        return log.read(spec.id(), state -> JobReport.of(state, scratch.peak()));
    }

    /** The figures of a job that has finished. */
    Outcome outcome(JobEvent.Finished finished) {
        return new Outcome(
                spec,
                finished.frames(),
                Math.max(0, finished.frames() - framesBefore),
                log.read(spec.id(), JobState::diffused),
                clock.get().minus(begin),
                finished.notKept(),
                report().damage(),
                log.read(spec.id(), JobState::source).orElseThrow().timeBase(),
                shown.remarks(),
                scratch.peak());
    }
}
