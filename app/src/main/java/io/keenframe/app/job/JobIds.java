package io.keenframe.app.job;

import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Json;
import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Treatment;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names jobs after all that decides their result, so that the same command finds its job again. */
public final class JobIds {
    private static final int DIGITS = 16;

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
                interlace == null ? "auto" : interlace,
                version));
        String digest = HexFormat.of().formatHex(InputFile.sha256().digest(canonical));
        return new JobSpec(
                new JobId(digest.substring(0, DIGITS)),
                input,
                output,
                engine,
                scaling,
                encoding,
                range,
                references,
                interlace);
    }
}
