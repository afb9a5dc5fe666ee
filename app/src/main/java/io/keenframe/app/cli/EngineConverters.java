package io.keenframe.app.cli;

import io.keenframe.restorer.caption.CaptionSource;
import io.keenframe.supir.lora.LoraFile;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of {@link EngineOptions} are read: each answers a wrong one with what is right. */
final class EngineConverters {
    private EngineConverters() {}

    static final class ToStrategy implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Word.oneOf("a strategy", text, EngineOptions.STRATEGIES);
        }
    }

    static final class ToWeight implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("0|1|[01]?\\.0+|0?\\.\\d{1,9}")) {
                throw new TypeConversionException("'" + text + "' is not a weight from 0 to 1, such as 0.5");
            }
            return number(text.startsWith(".") ? "0" + text : text);
        }
    }

    static final class ToNoise implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Word.oneOf("a noise", text, EngineOptions.NOISES);
        }
    }

    static final class ToEngine implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Word.oneOf("an engine", text, EngineOptions.ENGINES);
        }
    }

    /** A file, and behind its last colon a number where there is one. */
    static final class ToLora implements ITypeConverter<LoraFile> {
        private static final Pattern WEIGHTED = Pattern.compile("(.+):(-?\\d{1,3}(?:\\.\\d{1,6})?)");

        @Override
        public LoraFile convert(String text) {
            Matcher weighted = WEIGHTED.matcher(text);
            String file = weighted.matches() ? weighted.group(1) : text;
            double weight = weighted.matches() ? Double.parseDouble(weighted.group(2)) : 1;
            return new LoraFile(Path.of(file).toAbsolutePath().normalize(), weight);
        }
    }

    static final class ToPreset implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Word.oneOf("a preset", text, EngineOptions.PRESETS);
        }
    }

    static final class ToColorFix implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Word.oneOf("a colour fix", text, EngineOptions.COLOR_FIXES);
        }
    }

    static final class ToSteps implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[1-9]\\d{0,2}|1000")) {
                throw new TypeConversionException("'" + text + "' is not a number of steps from 1 to 1000");
            }
            return text;
        }
    }

    static final class ToSeed implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("\\d{1,18}")) {
                throw new TypeConversionException("'" + text + "' is not a whole number of up to 18 digits");
            }
            return Long.toString(Long.parseLong(text));
        }
    }

    static final class ToTile implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("auto|off|[1-9]\\d{0,4}")) {
                throw new TypeConversionException("'" + text + "' is not a number of latent cells, auto or off");
            }
            return text;
        }
    }

    static final class ToServer implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                return CaptionSource.endpoint(text).toString();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    static final class ToSeconds implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[1-9]\\d{0,2}|[12]\\d{3}|3[0-5]\\d{2}|3600")) {
                throw new TypeConversionException("'" + text + "' is not a number of seconds from 1 to 3600");
            }
            return text;
        }
    }

    static final class ToNumber implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return number(text);
        }
    }

    /** One number, or two that it goes between. */
    static final class ToSchedule implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            String[] ends = text.split(":", -1);
            if (ends.length > 2) {
                throw new TypeConversionException("'" + text + "' is not one number, or two such as 4.0:1.0");
            }
            return ends.length == 1 ? number(ends[0]) : number(ends[0]) + ":" + number(ends[1]);
        }
    }

    private static String number(String text) {
        if (!text.matches("-?\\d{1,6}(\\.\\d{1,9})?")) {
            throw new TypeConversionException("'" + text + "' is not a number such as 4.0");
        }
        return Double.toString(Double.parseDouble(text));
    }
}
