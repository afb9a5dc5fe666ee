package io.keenframe.app.cli;

import io.keenframe.media.SourceLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a source may take of the machine; it is read in a process that ends where it takes more. */
final class LimitOptions {
    private static final SourceLimits DEFAULTS = SourceLimits.defaults();

    @Option(
            names = "--limit-memory",
            paramLabel = "SIZE",
            converter = ToBytes.class,
            description = "Memory that reading it takes, such as 512M or 8G. Default: 4G.")
    private long memory = DEFAULTS.memory();

    @Option(
            names = "--limit-wait",
            paramLabel = "TIME",
            converter = Converters.ToTime.class,
            description = "The longest wait for a frame. Default: 60, a minute.")
    private Duration wait = DEFAULTS.patience();

    @Option(
            names = "--limit-pixels",
            paramLabel = "N",
            description = "Pixels of a frame. Default: 142606336, which is 16384x8704.")
    private long pixels = DEFAULTS.pixels();

    @Option(names = "--limit-streams", paramLabel = "N", description = "Streams of a file. Default: 256.")
    private int streams = DEFAULTS.streams();

    @Option(
            names = "--limit-duration",
            paramLabel = "TIME",
            converter = Converters.ToTime.class,
            description = "Time from the first frame to the last. Default: 100:00:00, a hundred hours.")
    private Duration duration = DEFAULTS.duration();

    /**
     * The limits.
     *
     * @throws IllegalArgumentException where one leaves room for nothing
     */
    SourceLimits limits() {
        return new SourceLimits(pixels, streams, duration, memory, wait);
    }

    /** Bytes as {@code 512M} or {@code 8G}. */
    static final class ToBytes implements ITypeConverter<Long> {
        private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([MG])");

        @Override
        public Long convert(String text) {
            Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a size such as 512M or 8G");
            }
            return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("G") ? 30 : 20);
        }
    }
}
