package io.keenframe.app.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a job's report tells of its cost. */
final class JobFigures {
    /** The stages that bring frames to the engine and away from it. */
    private static final Set<String> TRANSPORT = Set.of("fetch", "unpack", "wait", "pack", "publish");

    private JobFigures() {}

    /** The engine's seconds for a frame, on average. */
    static double secondsPerFrame(JsonNode report) {
        double seconds = 0;
        int frames = 0;
        for (JsonNode group : report.path("groups")) {
            frames += group.path("group").path("frames").asInt();
            for (Map.Entry<String, JsonNode> stage :
                    group.path("restoration").path("seconds").properties()) {
                seconds += TRANSPORT.contains(stage.getKey())
                        ? 0
                        : stage.getValue().asDouble();
            }
        }
        return frames == 0 ? 0 : seconds / frames;
    }

    /** Which share of the pixels the engine made itself; null where the report does not say. */
    static @Nullable Double diffused(JsonNode report) {
        double frames = 0;
        double diffused = 0;
        for (JsonNode group : report.path("groups")) {
            JsonNode share = group.path("restoration").path("diffused");
            if (!share.isNumber()) {
                return null;
            }
            frames += group.path("group").path("frames").asInt();
            diffused += share.asDouble() * group.path("group").path("frames").asInt();
        }
        return frames == 0 ? null : diffused / frames;
    }
}
