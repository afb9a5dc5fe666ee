package io.keenframe.contract;

import io.keenframe.contract.frame.Treatment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One video to restore, with all that decides its result.
 *
 * @param id the job's name, a digest of everything below: a changed setting is another job
 * @param input the source's absolute path
 * @param output the result's absolute path
 * @param engine what restores the frames
 * @param scaling how large the result is
 * @param encoding how the result is written
 * @param range the stretch of the source that is restored
 * @param references how its groups' references are chosen
 * @param interlace what is done about fields; null for what suits the source, which ingest finds out
 * @param binding what its work is bound to
 */
public record JobSpec(
        JobId id,
        String input,
        String output,
        EngineSettings engine,
        Scaling scaling,
        Encoding encoding,
        TimeRange range,
        ReferenceChoice references,
        @Nullable Treatment interlace,
        Binding binding) {
    @SuppressWarnings("ConstantValue") // what an older version wrote has no binding
    public JobSpec {
        binding = Objects.requireNonNullElse(binding, Binding.NONE);
    }

    /** The same with the best references and whatever suits the source's fields, bound to nothing but its name. */
    public JobSpec(
            JobId id,
            String input,
            String output,
            EngineSettings engine,
            Scaling scaling,
            Encoding encoding,
            TimeRange range) {
        this(id, input, output, engine, scaling, encoding, range, ReferenceChoice.sharpest(), null, Binding.NONE);
    }
}
