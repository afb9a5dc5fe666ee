package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.Interrupt;
import io.keenframe.app.Version;
import io.keenframe.app.Workplace;
import io.keenframe.app.archive.ArchiveRecord;
import io.keenframe.app.job.Crew;
import io.keenframe.app.job.DiskNeed;
import io.keenframe.app.job.End;
import io.keenframe.app.job.InputFile;
import io.keenframe.app.job.JobIds;
import io.keenframe.app.job.JobReport;
import io.keenframe.app.job.OutputFile;
import io.keenframe.app.job.RestoreJob;
import io.keenframe.app.job.ResultPlace;
import io.keenframe.app.job.Scratch;
import io.keenframe.app.job.Source;
import io.keenframe.app.job.Trouble;
import io.keenframe.app.job.Venue;
import io.keenframe.app.progress.View;
import io.keenframe.contract.Damage;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Json;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.join.Container;
import io.keenframe.media.write.Encoders;
import io.keenframe.reassembler.EarlierWork;
import io.keenframe.restorer.engine.Engines;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.files.Fingerprint;
import io.keenframe.runtime.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An order on its way from what was typed to the result. */
final class Restoration {
    private final Order order;
    private final Workplace workplace;
    private final View view;
    private final Interrupt interrupt;

    Restoration(Order order, Workplace workplace, View view, Interrupt interrupt) {
        this.order = order;
        this.workplace = workplace;
        this.view = view;
        this.interrupt = interrupt;
    }

    /**
     * Restores.
     *
     * @throws Failure where something is in the way, or the job was stopped; the message says what to do
     */
    void run() throws Exception {
        Duration begin = clock();
        JobSpec spec = spec();
        Archiving archiving = new Archiving(spec, order.overwrite(), workplace, view, interrupt::wished);
        if (order.archive()) {
            Optional<ArchiveRecord> earlier = archiving.earlier();
            if (earlier.isPresent()) {
                requireSound(earlier.get().damage(), spec);
                return;
            }
            archiving.requirePlaces();
        }
        ResultPlace place = new ResultPlace(
                        Path.of(spec.output()),
                        order.overwrite(),
                        Files.exists(workplace.home().job(spec.id())))
                .require();
        EarlierWork.unused(spec, workplace.home()).forEach(view::remark);
        try (Quarantine quarantine = quarantine();
                Metrics metrics = new Metrics();
                Venue venue = venue(spec, metrics);
                Crew crew = new Crew(order.workers(), order.devices(), spec, workplace, metrics, quarantine)) {
            long reserve = archiving.isUnderWay() ? 0 : requireRestorable(spec, venue, quarantine);
            Scratch scratch = new Scratch(workplace.home().job(spec.id()), order.diskBudget());
            RestoreJob job = new RestoreJob(spec, place, view, interrupt::wished, Restoration::clock, scratch);
            Cluster cluster = venue.await();
            try (Trouble trouble = venue.trouble(reserve, scratch)) {
                End end = job.run(cluster, (there, log) -> crew.start(there, log, scratch), trouble, begin);
                conclude(end, venue, archiving, quarantine);
            }
        }
    }

    /** Where the source is read: a process that starts while the broker does. */
    private Quarantine quarantine() {
        Quarantine quarantine = new Quarantine(order.limits());
        quarantine.prepare();
        return quarantine;
    }

    private static Duration clock() {
        return Duration.ofNanos(System.nanoTime());
    }

    /** What is asked for, found possible as far as that can be told before the source is opened. */
    private JobSpec spec() throws IOException {
        Path input = InputFile.require(order.input());
        Path output = OutputFile.require(order.output(), input, true);
        for (Path report : order.report().stream().toList()) {
            OutputFile.require(report, input, true);
        }
        Container.check(output, order.encoding().codec());
        Encoders.check(order.encoding().codec(), order.encoding().lossless());
        return JobIds.spec(
                input.toString(),
                Fingerprint.of(input),
                output.toString(),
                engine(),
                order.model().canonical(),
                order.scaling(),
                order.encoding(),
                order.range(),
                order.references(),
                order.interlace().orElse(null),
                Version.text());
    }

    /** The engine, which is to look at fields by themselves where those are kept. */
    private EngineSettings engine() {
        EngineSettings settings = order.model().settings();
        boolean byFields = order.interlace().filter(Treatment.KEEP::equals).isPresent();
        return byFields && !settings.engine().equals("identity")
                ? settings.with(Map.of(Engines.BY_FIELDS, "true"))
                : settings;
    }

    private Venue venue(JobSpec spec, Metrics metrics) throws IOException {
        return order.kafka().isPresent()
                ? Venue.cluster(order.kafka().get(), workplace.home(), spec.id(), metrics)
                : Venue.embedded(workplace.home(), spec.id(), metrics);
    }

    /** The bytes that the frames on their way may take, where the job can be done. */
    private long requireRestorable(JobSpec spec, Venue venue, Quarantine quarantine) throws InterruptedException {
        try {
            SourceInfo source = Source.requireRestorable(
                    Path.of(spec.input()), spec.engine().engine(), spec.scaling(), quarantine);
            return DiskNeed.require(
                    spec, source, workplace.home(), order.kafka().isEmpty(), order.diskBudget());
        } catch (RuntimeException | InterruptedException e) {
            venue.neverBegan();
            throw e;
        }
    }

    private void requireSound(Damage damage, JobSpec spec) {
        if (order.strict() && damage.any()) {
            throw new Failure(order.input()
                    + " is damaged, and --strict says that this is a failure; what is there of it was restored to "
                    + spec.output());
        }
    }

    private static void write(JobReport report, Path file) {
        try {
            Files.write(file, Json.bytes(report));
        } catch (IOException e) {
            throw new Failure(
                    file + ": the report cannot be written there, though the film is restored; name another file", e);
        }
    }

    private void conclude(End end, Venue venue, Archiving archiving, Quarantine quarantine) throws Exception {
        if (end instanceof End.Finished finished) {
            order.report().ifPresent(file -> write(finished.report(), file));
            if (order.archive()) {
                archiving.run(finished, quarantine);
            }
            venue.over();
            requireSound(finished.report().damage(), finished.report().job());
        } else if (end instanceof End.Failed failed) {
            if (failed.hopeless()) {
                venue.over();
            }
            throw new Failure(failed.reason());
        } else if (end instanceof End.Stopped stopped) {
            throw new Failure("stopped at " + stopped.place() + "; " + stopped.wayOut());
        } else {
            throw new AssertionError(end);
        }
    }
}
