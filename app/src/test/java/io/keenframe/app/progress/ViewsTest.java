package io.keenframe.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Damage;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.Part;
import io.keenframe.contract.frame.Rational;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private static final JobSpec SPEC = new JobSpec(
            new JobId("00ff"),
            "/in.mp4",
            "/out.mp4",
            EngineSettings.of("supir", Map.of("bundle", "supir-mini", "seed", "7")),
            Scaling.none(),
            new Encoding(Codec.H264, null, false),
            TimeRange.all());
    private static final Outcome OUTCOME = new Outcome(
            SPEC,
            240,
            200,
            0.125,
            Duration.ofSeconds(50),
            List.of("subtitles (dvb)"),
            new Damage(1, List.of(new Damage.Flaw(17, 17, Damage.Kind.DAMAGED)), "ends after 240 of 250 frames"),
            new Rational(1, 1),
            List.of("1 of 2 shots: no caption: down"),
            4096);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicReference<Duration> now = new AtomicReference<>(Duration.ZERO);

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsAFileALineNowAndThen() {
        LineView view = new LineView(out, Screen.NONE, now::get);
        view.started(SPEC, 0);
        view.progress(Progress.of(1, 240, false, 0));
        now.set(Duration.ofSeconds(6));
        view.progress(Progress.of(20, 240, false, 4));
        now.set(Duration.ofSeconds(7));
        view.progress(Progress.of(24, 240, true, 4));
        view.finished(OUTCOME);
        assertThat(written()).isEqualToIgnoringNewLines("""
                        restoring /in.mp4 with supir (supir-mini)
                        20 of about 240 frames, 4.00 frames/s, 0:55 left, supir (supir-mini)
                        not kept: subtitles (dvb)
                        warning: the source ends after 240 of 250 frames; it is truncated, and what is there was restored: \
                        get a complete copy of it
                        warning: 1 frame of the source is damaged or lost: 17 at 17.000 s
                        1 of 2 shots: no caption: down
                        wrote /out.mp4: 240 frames in 50.0 s, 4.00 frames/s, 13 % of the picture restored, the rest carried along
                        """);
    }

    private static JobEvent.ShotSettled shot(int number, Map<String, String> parameters, String... remarks) {
        return new JobEvent.ShotSettled(SPEC.id(), number, "a", new TreeMap<>(parameters), List.of(remarks));
    }

    @Test
    void tellsWhatWasFoundOutOfShots() {
        LineView view = new LineView(out, Screen.NONE, now::get);
        view.shot(shot(0, Map.of("caption", "a barn " + "and a cow ".repeat(20), "hold", "1.00")));
        view.shot(shot(1, Map.of("hold", "0.35"), "no caption: down"));
        view.shot(shot(2, Map.of(), "no caption: down"));
        assertThat(written()).isEqualToIgnoringNewLines("""
                        shot 0: caption: a barn and a cow and a cow and a cow and a cow and a cow and a cow and a cow and a \
                        cow and a cow and…
                        shot 1: little for prompts to hold on to: guidance lowered to 35 %
                        shot 1: no caption: down
                        """);
    }

    @Test
    void saysWhatItWaitsForAndThatItGoesOn() {
        LineView view = new LineView(out, Screen.NONE, now::get);
        view.remark("a setting changed");
        view.paused("assemble", "the disk of /out is full; make room on it");
        now.set(Duration.ofSeconds(6));
        view.progress(Progress.of(20, 240, true, 4));
        view.resumed("assemble");
        assertThat(written()).isEqualToIgnoringNewLines("""
                        a setting changed
                        paused: the disk of /out is full; make room on it, and the job goes on by itself
                        20 of 240 frames, 4.00 frames/s, 0:55 left, paused
                        mended: the job goes on
                        """);
    }

    @Test
    void writesOverOneLineOfATerminal() {
        LineView view = new LineView(out, new Screen(true, 30), now::get);
        view.progress(Progress.of(20, 240, true, 4));
        view.progress(Progress.of(24, 240, true, 12.34));
        view.stopped(Progress.of(24, 240, true, 4));
        assertThat(written())
                .isEqualTo("\r20 of 240 frames, 4.00 frames\u001b[K"
                        + "\r24 of 240 frames, 12.3 frames\u001b[K"
                        + "\r\u001b[K");
    }

    @Test
    void saysWhereItGoesOn() {
        new LineView(out, Screen.NONE, now::get).started(SPEC, 40);
        assertThat(written()).startsWith("going on after frame 40 of /in.mp4");
    }

    @Test
    void tellsProgramsAnObjectAnEvent() {
        JsonView view = new JsonView(out, now::get);
        view.started(SPEC, 0);
        now.set(Duration.ofMillis(1_500));
        view.progress(Progress.of(0, 0, false, 0));
        view.progress(Progress.of(24, 240, true, 4));
        view.part(new Part(1, 3, 2, 24, 16, "part-000001.nut"));
        view.remark("frame 3 was scaled");
        view.paused("ingest", "/in.mp4 is gone; put it back");
        view.resumed("ingest");
        view.stopping();
        view.stopped(Progress.of(24, 240, true, 4));
        view.failed(SPEC, "/in.mp4: broken\nat line 2");
        view.finished(OUTCOME);
        assertThat(written().lines())
                .containsExactly(
                        "{\"event\":\"started\",\"seconds\":0.0,\"job\":\"00ff\",\"input\":\"/in.mp4\","
                                + "\"output\":\"/out.mp4\",\"engine\":\"supir\",\"bundle\":\"supir-mini\","
                                + "\"seed\":7,\"framesBefore\":0}",
                        "{\"event\":\"progress\",\"seconds\":1.5,\"frames\":0,\"total\":null,"
                                + "\"framesPerSecond\":0.0,\"secondsLeft\":null}",
                        "{\"event\":\"progress\",\"seconds\":1.5,\"frames\":24,\"total\":240,"
                                + "\"framesPerSecond\":4.0,\"secondsLeft\":54.0}",
                        "{\"event\":\"part\",\"seconds\":1.5,\"part\":1,\"firstFrame\":24,\"frames\":16}",
                        "{\"event\":\"remark\",\"seconds\":1.5,\"text\":\"frame 3 was scaled\"}",
                        "{\"event\":\"paused\",\"seconds\":1.5,\"stage\":\"ingest\","
                                + "\"reason\":\"/in.mp4 is gone; put it back\"}",
                        "{\"event\":\"resumed\",\"seconds\":1.5,\"stage\":\"ingest\"}",
                        "{\"event\":\"stopping\",\"seconds\":1.5}",
                        "{\"event\":\"stopped\",\"seconds\":1.5,\"frames\":24,\"total\":240,"
                                + "\"framesPerSecond\":4.0,\"secondsLeft\":54.0}",
                        "{\"event\":\"failed\",\"seconds\":1.5,\"job\":\"00ff\",\"reason\":\"/in.mp4: broken\"}",
                        "{\"event\":\"finished\",\"seconds\":1.5,\"job\":\"00ff\",\"frames\":240,"
                                + "\"elapsedSeconds\":50.0,\"framesPerSecond\":4.0,\"diffused\":0.125,\"output\":\"/out.mp4\","
                                + "\"engine\":\"supir\",\"bundle\":\"supir-mini\",\"seed\":7,"
                                + "\"notKept\":[\"subtitles (dvb)\"],"
                                + "\"damage\":{\"count\":1,\"flaws\":[{\"frame\":17,\"pts\":17,\"kind\":\"DAMAGED\"}],"
                                + "\"shortfall\":\"ends after 240 of 250 frames\"},"
                                + "\"remarks\":[\"1 of 2 shots: no caption: down\"],\"scratchPeakBytes\":4096}");
    }

    @Test
    void tellsProgramsOfStandingStillNowAndThen() {
        JsonView view = new JsonView(out, now::get);
        for (int tenth = 0; tenth < 50; tenth++) {
            now.set(Duration.ofMillis(100L * tenth));
            view.progress(Progress.of(3, 240, true, 4));
        }
        assertThat(written().lines().map(line -> line.replaceAll(".*seconds\":|,\"frames.*", "")))
                .containsExactly("0.0", "2.0", "4.0");
    }

    @Test
    void saysTimesAsPeopleDo() {
        assertThat(Words.clock(Duration.ofMillis(6_600))).isEqualTo("0:07");
        assertThat(Words.clock(Duration.ofMillis(59_600))).isEqualTo("1:00");
        assertThat(Words.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
    }
}
