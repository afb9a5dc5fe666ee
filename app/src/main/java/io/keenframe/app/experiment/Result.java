package io.keenframe.app.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method made of a clip.
 *
 * @param clip the clip's name
 * @param method the run's name, or that of a baseline
 * @param options the options it ran with
 * @param figures what it is worth; null where no truth is known
 * @param secondsPerFrame the engine's own time; null where it did not run here
 * @param diffused which share of the pixels the engine made itself; null where it is not told
 * @param plan the job's report; null node where there was no job
 */
record Result(
        String clip,
        String method,
        Map<String, String> options,
        @Nullable Figures figures,
        @Nullable Double secondsPerFrame,
        @Nullable Double diffused,
        JsonNode plan) {
    /** A film that no job of ours made. */
    static Result given(String clip, String method, @Nullable Figures figures) {
        return new Result(clip, method, Map.of(), figures, null, null, NullNode.getInstance());
    }
}
