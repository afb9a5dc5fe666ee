package io.keenframe.app.progress;

import io.keenframe.contract.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of JSON under way: an object that says first which event it is. */
public final class JsonEvent {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** An event of that name. */
    public JsonEvent(String name) {
        fields.put("event", name);
    }

    /** The event with a field more. */
    public JsonEvent with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Writes the line. */
    public void print(PrintStream out) {
        out.println(new String(Json.bytes(fields), StandardCharsets.UTF_8));
        out.flush();
    }
}
