package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.doctor.Doctor;
import io.keenframe.app.doctor.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what this machine has, and what is missing. */
@Command(
        name = "doctor",
        description = {
            "Say what this machine has of what Keenframe needs, and how to get the rest.",
            "",
            "ok: it is there.  --: Keenframe works without.  !!: Keenframe does not work without, and the exit"
                    + " status is 1."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Streams streams;

    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.findings(Workplace.of(System.getenv()), EngineOptions.DEFAULT_BUNDLE);
        findings.forEach(streams.out()::println);
        boolean works = findings.stream().allMatch(finding -> finding.verdict() != Finding.Verdict.MISSING);
        streams.out().println(works ? "keenframe restore works here" : "keenframe restore does not work here yet");
        return works ? 0 : Cli.FAILURE;
    }
}
