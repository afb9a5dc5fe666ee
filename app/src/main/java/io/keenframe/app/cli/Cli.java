package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.Logs;
import io.keenframe.app.Natives;
import io.keenframe.app.QuickStart;
import io.keenframe.app.Workplace;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command line: exit status 0, 1 for a failure, 2 for wrong usage, and one line on standard error for both. */
public final class Cli {
    static final int FAILURE = 1;
    static final int WRONG_USAGE = 2;

    private Cli() {}

    /** Runs a command line and returns its exit status. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return commandLine(new Streams(out, err)).execute(args);
    }

    /** All commands, writing to these streams. */
    static CommandLine commandLine(Streams streams) {
        CommandLine line = new CommandLine(new KeenframeCommand(), new Factory(streams));
        PrintWriter out = writer(streams.out());
        PrintWriter err = writer(streams.err());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(100);
        line.setUsageHelpLongOptionsMaxWidth(36);
        line.setParameterExceptionHandler((e, args) -> wrongUsage(err, e));
        line.setExecutionStrategy(parsed -> {
            prepare(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> failure(err, e, command));
        return line;
    }

    /** Settles where the log and the natives go, before a library asks. */
    private static void prepare(ParseResult parsed) {
        Workplace workplace = Workplace.of(System.getenv());
        if (verbose(parsed.commandSpec().commandLine())) {
            Logs.toStandardError();
        } else {
            Logs.toFile(workplace.log());
        }
        try {
            QuickStart.prepare(workplace.cache());
            Natives.prepare(workplace, System.getenv());
        } catch (IOException e) {
            throw new Failure(
                    workplace.cache() + " cannot be written to (" + Answer.to(e)
                            + "); set KEENFRAME_HOME to a folder that can",
                    e);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int wrongUsage(PrintWriter err, ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        err.println("keenframe: " + seeHelp(text(e), command));
        return WRONG_USAGE;
    }

    private static String seeHelp(String text, CommandSpec command) {
        return text + (text.endsWith("?") ? " See " : "; see ") + command.qualifiedName() + " --help";
    }

    private static String text(ParameterException e) {
        String message = Answer.to(e).replaceAll("\\.$", "");
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        return message;
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String typed = e.getUnmatched().get(0);
        CommandSpec command = e.getCommandLine().getCommandSpec();
        List<String> known = typed.startsWith("-")
                ? command.options().stream().map(OptionSpec::longestName).toList()
                : List.copyOf(command.subcommands().keySet());
        if (known.isEmpty()) {
            return "there is one argument too many: '" + typed + "'";
        }
        String what = typed.startsWith("-") ? "option" : "command";
        return "there is no %s '%s'%s"
                .formatted(
                        what,
                        typed,
                        Suggestion.of(typed, known)
                                .map(name -> "; did you mean " + name + "?")
                                .orElse(""));
    }

    private static int failure(PrintWriter err, Exception e, CommandLine command) {
        if (e instanceof IllegalUsage) {
            err.println("keenframe: " + seeHelp(Answer.to(e), command.getCommandSpec()));
            return WRONG_USAGE;
        }
        err.println("keenframe: " + Answer.to(e));
        if (verbose(command)) {
            e.printStackTrace(err);
        }
        return FAILURE;
    }

    private static boolean verbose(CommandLine command) {
        Object root = command.getCommandSpec().root().userObject();
        return root instanceof KeenframeCommand keenframe && keenframe.verbose();
    }
}
