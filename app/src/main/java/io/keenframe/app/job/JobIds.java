package io.keenframe.app.job;

import io.keenframe.contract.Binding;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Json;
import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.runtime.files.Sha256;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names jobs after all that decides their result, so that the same command finds its job again. */
public final class JobIds {
    private static final int DIGITS = 16;
    /** The settings of engines that say which weights they run. */
    private static final Set<String> MODEL = Set.of("bundle", "fingerprint", "model", Model.LORA);

    private JobIds() {}

    /**
     * The job with its name.
     *
     * @param input the source's real path
     * @param inputFingerprint what tells the source from every other
     * @param output the result's absolute path
     * @param engineDefaults the engine's settings that nobody typed; they decide as well
     * @param interlace what is done about fields; null for what suits the source
     * @param version Keenframe's version, since another may restore otherwise
     */
    public static JobSpec spec(
            String input,
            String inputFingerprint,
            String output,
            EngineSettings engine,
            String engineDefaults,
            Scaling scaling,
            Encoding encoding,
            TimeRange range,
            ReferenceChoice references,
            @Nullable Treatment interlace,
            String version) {
        Object fields = interlace == null ? "auto" : interlace;
        byte[] canonical = Json.bytes(List.of(
                input,
                inputFingerprint,
                output,
                engine,
                engineDefaults,
                scaling,
                encoding,
                range,
                references,
                fields,
                version));
        String model = digest(part(engine, MODEL::contains), engine.engine().equals("onnx") ? engineDefaults : "");
        String settings = digest(
                part(engine, key -> !MODEL.contains(key)),
                engineDefaults,
                scaling,
                encoding,
                range,
                references,
                fields);
        return new JobSpec(
                new JobId(Sha256.of(canonical).substring(0, DIGITS)),
                input,
                output,
                engine,
                scaling,
                encoding,
                range,
                references,
                interlace,
                new Binding(inputFingerprint, settings, model, version));
    }

    private static EngineSettings part(EngineSettings engine, Predicate<String> keys) {
        SortedMap<String, String> some = new TreeMap<>(engine.parameters());
        some.keySet().removeIf(keys.negate());
        return new EngineSettings(engine.engine(), some);
    }

    private static String digest(Object... values) {
        return Sha256.of(Json.bytes(values)).substring(0, DIGITS);
    }
}
