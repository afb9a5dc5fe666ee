package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.archive.ArchiveFiles;
import io.keenframe.app.archive.Finding;
import io.keenframe.app.archive.Inspection;
import io.keenframe.app.job.InputFile;
import io.keenframe.app.progress.JsonEvent;
import io.keenframe.app.progress.Pass;
import io.keenframe.app.progress.PassEvents;
import io.keenframe.app.progress.PassLine;
import io.keenframe.app.progress.Screen;
import io.keenframe.media.child.Quarantine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at an archived result again. */
@Command(
        name = "verify",
        description = {
            "Check a result that 'restore --archive' made against what was recorded then: the files' hashes, the MD5 of"
                    + " every frame, the checksums within the film, the packets of sound and subtitles, the frames' number"
                    + " and moments, and the source where it still lies where it lay.",
            "",
            "One line each; the exit status is 1 where one says BAD."
        },
        footer = {"", "Example:  keenframe verify tape.mkv"})
final class VerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "RESULT", description = "The film, with the files that were written beside it.")
    private Path result;

    @Option(names = "--json", description = "Tell the course and the findings as JSON, an object a line.")
    private boolean json;

    @ArgGroup(validate = false, heading = "%nWhat a film may take, for files of strangers:%n")
    private LimitOptions limits = new LimitOptions();

    VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(limits::limits);
        Path film = InputFile.require(result);
        Supplier<Duration> clock = () -> Duration.ofNanos(System.nanoTime());
        PassLine line = new PassLine(streams.err(), Screen.ofLauncher(), clock);
        Pass.Listener listener = json ? new PassEvents(streams.out(), clock) : line;
        try (Quarantine quarantine = new Quarantine(limits.limits())) {
            List<Finding> findings = new Inspection(new ArchiveFiles(film), quarantine, listener).run();
            line.clear();
            findings.forEach(this::tell);
            long bad = findings.stream()
                    .filter(finding -> finding.verdict() == Finding.Verdict.BAD)
                    .count();
            if (bad > 0) {
                throw new Failure(result + " is not what was recorded (" + bad
                        + (bad == 1 ? " line says" : " lines say") + " BAD); get it from a backup");
            }
        } finally {
            line.clear();
        }
        return 0;
    }

    private void tell(Finding finding) {
        if (json) {
            new JsonEvent("finding")
                    .with("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                    .with("text", finding.text())
                    .print(streams.out());
        } else {
            streams.out().println(finding);
        }
    }
}
