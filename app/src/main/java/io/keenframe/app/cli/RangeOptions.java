package io.keenframe.app.cli;

import io.keenframe.contract.TimeRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stretch of the source is restored. */
final class RangeOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Converters.ToTime.class,
            description = "Begin here: 90, 1:30 or 00:01:30.5 after the first frame.")
    private @Nullable Duration from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Converters.ToTime.class,
            description = "End before here, measured as --from is.")
    private @Nullable Duration to;

    /**
     * The stretch.
     *
     * @throws IllegalArgumentException where it ends before it begins
     */
    TimeRange range() {
        Duration begin = from;
        Duration end = to;
        if (end != null && (begin == null ? end.isZero() : begin.compareTo(end) >= 0)) {
            throw new IllegalArgumentException("--to " + seconds(end) + " is not after --from "
                    + seconds(begin == null ? Duration.ZERO : begin) + "; there would be no frame");
        }
        return new TimeRange(begin, end);
    }

    private static String seconds(Duration time) {
        return java.math.BigDecimal.valueOf(time.toMillis(), 3)
                        .stripTrailingZeros()
                        .toPlainString() + " s";
    }
}
