package io.keenframe.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of a job, safe in a topic's name and in a file's.
 *
 * @param value 1 to 64 of a-z, 0-9 and '-'
 */
public record JobId(@JsonValue String value) {
    private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @JsonCreator
    public JobId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("job id '" + value + "' is not 1 to 64 of a-z, 0-9 and '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
