package io.keenframe.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the log goes, settled before the first logger is made.
 *
 * <p>In Java and not in a file, because reading a file costs every start a fifth of a second.
 */
public final class Logs extends ContextAwareBase implements Configurator {
    private static volatile @Nullable Path file;
    private static volatile Level level = Level.WARN;

    /** The log goes to the end of a file: what a user need not see. */
    public static void toFile(Path path) {
        file = path;
        level = Level.INFO;
    }

    /** The log goes to standard error. */
    public static void toStandardError() {
        file = null;
        level = Level.INFO;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        OutputStreamAppender<ILoggingEvent> appender = appender();
        appender.setContext(context);
        appender.setEncoder(encoder(context));
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("io.keenframe").setLevel(level);
        // What Kafka warns of where one broker stands alone, and where a client was faster than a topic.
        for (String noisy : List.of("org.apache.kafka.clients.NetworkClient", "org.apache.kafka.clients.consumer")) {
            context.getLogger(noisy).setLevel(Level.ERROR);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static OutputStreamAppender<ILoggingEvent> appender() {
        Path path = file;
        if (path == null) {
            ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
            console.setTarget("System.err");
            return console;
        }
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(path.toString());
        return appender;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} [%thread] %msg%n");
        encoder.start();
        return encoder;
    }
}
