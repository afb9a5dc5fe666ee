package io.keenframe.app.cli;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How an option's text becomes its value; a text that cannot is a usage error that shows what can. */
final class Converters {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})[xX×](\\d{1,6})");
    private static final Pattern TIME = Pattern.compile("(?:(?:(\\d{1,4}):)?(\\d{1,6}):)?(\\d{1,9}(?:\\.\\d{1,9})?)");

    private Converters() {}

    /** A codec by its label. */
    static final class ToCodec implements ITypeConverter<Codec> {
        @Override
        public Codec convert(String text) {
            List<String> labels =
                    Arrays.stream(Codec.values()).map(Codec::label).toList();
            return Codec.valueOf(Word.oneOf("a codec", text, labels).toUpperCase(Locale.ROOT));
        }
    }

    /** A size such as {@code 1920x1080}. */
    static final class ToSize implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            Matcher matcher = SIZE.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a size such as 1920x1080");
            }
            return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }

    /** A time such as {@code 90}, {@code 1:30} or {@code 00:01:30.5}. */
    static final class ToTime implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Matcher matcher = TIME.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a time such as 90, 1:30 or 00:01:30.5");
            }
            String[] seconds = matcher.group(3).split("\\.", 2);
            long nanos = seconds.length == 1 ? 0 : Long.parseLong((seconds[1] + "000000000").substring(0, 9));
            return Duration.ofHours(whole(matcher.group(1)))
                    .plusMinutes(whole(matcher.group(2)))
                    .plusSeconds(whole(seconds[0]))
                    .plusNanos(nanos);
        }

        private static long whole(@org.jspecify.annotations.Nullable String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
