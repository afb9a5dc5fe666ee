package io.keenframe.app.progress;

import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.Part;
import io.keenframe.contract.frame.SourceInfo;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A job's course as JSON, an object a line, for programs to read. */
public final class JsonView implements View {
    private static final Duration BETWEEN_EQUALS = Duration.ofSeconds(2);

    private final PrintStream out;
    private final Supplier<Duration> clock;
    private final Duration begin;
    private final PassEvents passes;
    private Duration nextEqual = Duration.ZERO;
    private int frames = -1;

    /** The course on a stream, with the time since now on every line. */
    public JsonView(PrintStream out, Supplier<Duration> clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.get();
        this.passes = new PassEvents(out, clock);
    }

    private JsonEvent event(String name) {
        return new JsonEvent(name).with("seconds", rounded(seconds(clock.get().minus(begin))));
    }

    @Override
    public void started(JobSpec spec, int framesBefore) {
        JsonEvent event = event("started")
                .with("job", spec.id().value())
                .with("input", spec.input())
                .with("output", spec.output());
        engine(event, spec).with("framesBefore", framesBefore).print(out);
    }

    @Override
    public void probed(SourceInfo source) {
        event("probed")
                .with("container", source.container())
                .with("codec", source.codec())
                .with("width", source.size().width())
                .with("height", source.size().height())
                .with("pixelFormat", source.format().name())
                .with("framesPerSecond", source.frameRate().value())
                .with("frames", source.frames())
                .with("scan", source.fields().scan())
                .with("scanVotes", source.fields().votes())
                .with("interlace", source.fields().treatment().label())
                .print(out);
    }

    @Override
    public void progress(Progress progress) {
        Duration now = clock.get();
        if (progress.frames() != frames || now.compareTo(nextEqual) >= 0) {
            frames = progress.frames();
            nextEqual = now.plus(BETWEEN_EQUALS);
            progressed("progress", progress).print(out);
        }
    }

    private JsonEvent progressed(String name, Progress progress) {
        Duration left = progress.left();
        return event(name)
                .with("frames", progress.frames())
                .with("total", progress.total() == 0 ? null : progress.total())
                .with("framesPerSecond", rounded(progress.framesPerSecond()))
                .with("secondsLeft", left == null ? null : rounded(seconds(left)));
    }

    @Override
    public void shot(JobEvent.ShotSettled shot) {
        JsonEvent event = event("shot").with("shot", shot.shot());
        shot.parameters().forEach(event::with);
        event.with("remarks", shot.remarks()).print(out);
    }

    @Override
    public void part(Part part) {
        event("part")
                .with("part", part.index())
                .with("firstFrame", part.firstFrame())
                .with("frames", part.frames())
                .print(out);
    }

    @Override
    public void remark(String text) {
        event("remark").with("text", text).print(out);
    }

    @Override
    public void paused(String what, String reason) {
        event("paused").with("stage", what).with("reason", reason).print(out);
    }

    @Override
    public void resumed(String what) {
        event("resumed").with("stage", what).print(out);
    }

    @Override
    public void stopping() {
        event("stopping").print(out);
    }

    @Override
    public void stopped(Progress progress) {
        progressed("stopped", progress).print(out);
    }

    @Override
    public void finished(Outcome outcome) {
        JsonEvent event = event("finished")
                .with("job", outcome.spec().id().value())
                .with("frames", outcome.frames())
                .with("elapsedSeconds", rounded(seconds(outcome.elapsed())))
                .with("framesPerSecond", rounded(outcome.framesPerSecond()))
                .with("diffused", rounded(outcome.diffused()))
                .with("output", outcome.spec().output());
        engine(event, outcome.spec())
                .with("notKept", outcome.notKept())
                .with("damage", outcome.damage())
                .with("remarks", outcome.remarks())
                .with("scratchPeakBytes", outcome.scratchPeak() == 0 ? null : outcome.scratchPeak())
                .print(out);
    }

    @Override
    public void pass(Pass pass) {
        passes.at(pass);
    }

    @Override
    public void archived(List<Path> files) {
        event("archived")
                .with("files", files.stream().map(Path::toString).toList())
                .print(out);
    }

    @Override
    public void failed(JobSpec spec, String reason) {
        event("failed")
                .with("job", spec.id().value())
                .with("reason", Words.firstLine(reason))
                .print(out);
    }

    private static JsonEvent engine(JsonEvent event, JobSpec spec) {
        Map<String, String> parameters = spec.engine().parameters();
        String seed = parameters.get("seed");
        return event.with("engine", spec.engine().engine())
                .with("bundle", parameters.get("bundle"))
                .with("seed", seed == null ? null : Long.valueOf(seed));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
