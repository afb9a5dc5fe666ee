package io.keenframe.app.progress;

import io.keenframe.contract.JobSpec;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.Part;
import io.keenframe.contract.frame.SourceInfo;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A job's course for people: one live line on a terminal, else a line every few seconds. */
public final class LineView implements View {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int CAPTION = 110;

    private final PrintStream out;
    private final Screen screen;
    private final Supplier<Duration> clock;
    private final LiveLine live;
    private final PassLine passes;
    private final Set<String> remarked = new HashSet<>();
    private final Set<String> paused = new HashSet<>();
    private String engine = "";
    private Duration nextLine = Duration.ZERO;
    private boolean stopping;

    /** The course on a stream whose screen is known, by a clock that starts anywhere. */
    public LineView(PrintStream out, Screen screen, Supplier<Duration> clock) {
        this.out = out;
        this.screen = screen;
        this.clock = clock;
        this.live = new LiveLine(out, screen);
        this.passes = new PassLine(out, screen, clock);
    }

    @Override
    public void started(JobSpec spec, int framesBefore) {
        engine = engine(spec);
        String verb = framesBefore == 0 ? "restoring " : "going on after frame " + framesBefore + " of ";
        line(verb + spec.input() + " with " + engine);
        nextLine = clock.get().plus(BETWEEN_LINES);
    }

    /** The engine and, where it has one, its bundle. */
    static String engine(JobSpec spec) {
        String bundle = spec.engine().parameters().get("bundle");
        return spec.engine().engine() + (bundle == null ? "" : " (" + bundle + ")");
    }

    @Override
    public void probed(SourceInfo source) {
        // The progress says how many frames there are; most of the rest is the source's own affair.
        FieldWords.of(source.fields()).ifPresent(this::line);
    }

    @Override
    public void progress(Progress progress) {
        String text = Words.of(progress) + (stopping ? ", stopping" : !paused.isEmpty() ? ", paused" : ", " + engine);
        if (screen.terminal()) {
            live.show(text);
        } else if (clock.get().compareTo(nextLine) >= 0) {
            nextLine = clock.get().plus(BETWEEN_LINES);
            line(text);
        }
    }

    @Override
    public void shot(JobEvent.ShotSettled shot) {
        for (String text : ShotWords.of(shot.parameters(), shot.remarks())) {
            // A server that is down is so for every shot.
            if (!shot.remarks().contains(text) || remarked.add(text)) {
                line("shot " + shot.shot() + ": " + Words.shortened(text, CAPTION));
            }
        }
    }

    @Override
    public void part(Part part) {
        // A part is an event of the machine, not of the film.
    }

    @Override
    public void remark(String text) {
        line(text);
    }

    @Override
    public void paused(String what, String reason) {
        paused.add(what);
        line("paused: " + reason + ", and the job goes on by itself");
    }

    @Override
    public void resumed(String what) {
        paused.remove(what);
        line("mended: the job goes on");
    }

    @Override
    public void stopping() {
        stopping = true;
        line("finishing what is in hand; once more stops at once");
    }

    @Override
    public void stopped(Progress progress) {
        // The failure's line says it.
        clear();
    }

    @Override
    public void finished(Outcome outcome) {
        clear();
        for (String lost : outcome.notKept()) {
            line("not kept: " + lost);
        }
        DamageWords.of(outcome.damage(), outcome.timeBase()).forEach(this::line);
        outcome.remarks().forEach(this::line);
        line("wrote %s: %s in %s, %s frames/s%s"
                .formatted(
                        outcome.spec().output(),
                        Words.count(outcome.frames(), "frame"),
                        Words.seconds(outcome.elapsed()),
                        Words.rate(outcome.framesPerSecond()),
                        carried(outcome.diffused())));
    }

    @Override
    public void pass(Pass pass) {
        passes.at(pass);
    }

    @Override
    public void archived(List<Path> files) {
        line("recorded beside it: "
                + files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", ")));
    }

    /** Said only where it saved something. */
    private static String carried(double diffused) {
        long percent = Math.round(100 * diffused);
        return percent > 0 && percent < 100
                ? ", " + percent + " % of the picture restored, the rest carried along"
                : "";
    }

    @Override
    public void failed(JobSpec spec, String reason) {
        clear();
    }

    private void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    private void clear() {
        passes.clear();
        live.clear();
    }
}
