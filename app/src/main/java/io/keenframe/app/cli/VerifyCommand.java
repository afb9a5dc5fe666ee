package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.archive.ArchiveFiles;
import io.keenframe.app.archive.Finding;
import io.keenframe.app.archive.Inspection;
import io.keenframe.app.job.InputFile;
import io.keenframe.media.child.Quarantine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks at an archived result again. */
@Command(
        name = "verify",
        description = {
            "Check a result that 'restore --archive' made against what was recorded then: the files' hashes, the MD5 of"
                    + " every frame, the checksums within the film, the frames' number and moments, and the source where"
                    + " it still lies where it lay.",
            "",
            "One line each; the exit status is 1 where one says BAD."
        },
        footer = {"", "Example:  keenframe verify tape.mkv"})
final class VerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "RESULT", description = "The film, with the files that were written beside it.")
    private Path result;

    @ArgGroup(validate = false, heading = "%nWhat a film may take, for files of strangers:%n")
    private LimitOptions limits = new LimitOptions();

    VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(limits::limits);
        Path film = InputFile.require(result);
        try (Quarantine quarantine = new Quarantine(limits.limits())) {
            List<Finding> findings = new Inspection(new ArchiveFiles(film), quarantine).run();
            findings.forEach(streams.out()::println);
            long bad = findings.stream()
                    .filter(finding -> finding.verdict() == Finding.Verdict.BAD)
                    .count();
            if (bad > 0) {
                throw new Failure(result + " is not what was recorded (" + bad
                        + (bad == 1 ? " line says" : " lines say") + " BAD); get it from a backup");
            }
        }
        return 0;
    }
}
