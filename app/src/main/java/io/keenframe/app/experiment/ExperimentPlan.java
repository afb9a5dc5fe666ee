package io.keenframe.app.experiment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.keenframe.app.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment runs, as it stands in its YAML file.
 *
 * @param clips what is restored
 * @param runs with which settings
 * @param compare results that others made
 * @param metrics the ONNX files, beside the plan, of metrics that are networks, by their names
 */
public record ExperimentPlan(List<Clip> clips, List<Run> runs, List<Other> compare, Map<String, String> metrics) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern EVEN_SIZE = Pattern.compile("[1-9]\\d{1,3}(?<=[02468])x[1-9]\\d{1,3}(?<=[02468])");

    /**
     * A clip.
     *
     * @param name what it is called in the report, and its folder
     * @param file the film, beside the plan; null where a scene is drawn
     * @param scene the seed of a scene that is drawn; null for a file
     * @param shots how many scenes follow each other, each with a seed of its own, in shots of equal length; 0 and 1 are
     *     one
     * @param size how large it is, such as {@code 160x120}: scenes are drawn so, and files scaled, before they are
     *     degraded; null for 320x240 of a scene and a file's own
     * @param truth the film as it was before it was degraded, beside the plan; null where none is known, or where the
     *     clip is degraded here
     * @param degrade what the clip goes through first, such as {@code blur=3,grain=6,crf=30}; null for nothing
     * @param frames how many of its frames are used at most; 0 for all
     */
    public record Clip(
            String name,
            @Nullable String file,
            @Nullable Integer scene,
            int shots,
            @Nullable String size,
            @Nullable String truth,
            @Nullable String degrade,
            int frames) {}

    /**
     * Settings.
     *
     * @param name what they are called in the report
     * @param options the options of {@code keenframe restore}, without their dashes
     */
    public record Run(String name, Map<String, String> options) {
        public Run {
            options = options == null ? Map.of() : Map.copyOf(options);
        }
    }

    /**
     * A result of another restorer.
     *
     * @param name what it is called in the report
     * @param clip the name of the clip that it is of
     * @param file the film, beside the plan
     */
    public record Other(String name, String clip, String file) {}

    public ExperimentPlan {
        clips = clips == null ? List.of() : List.copyOf(clips);
        runs = runs == null ? List.of() : List.copyOf(runs);
        compare = compare == null ? List.of() : List.copyOf(compare);
        metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
    }

    /**
     * Reads a plan.
     *
     * @throws Failure where the file is no plan; the message says where and why
     */
    public static ExperimentPlan read(Path file) {
        try {
            ExperimentPlan plan = YAML.readValue(file.toFile(), ExperimentPlan.class);
            plan.requireSound(file);
            return plan;
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new Failure(
                    file + line + ": " + e.getOriginalMessage() + "; 'keenframe experiment --help' shows a plan", e);
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void requireSound(Path file) {
        Set<String> names = new HashSet<>();
        for (Clip clip : clips) {
            require(
                    file,
                    clip.name() != null && clip.name().matches("[\\w-]+") && names.add(clip.name()),
                    "each clip needs a name of its own, of letters, digits, - and _");
            require(
                    file,
                    (clip.file() == null) != (clip.scene() == null),
                    "clip " + clip.name() + " needs either a file or a scene");
            require(
                    file,
                    clip.shots() >= 0 && (clip.shots() == 0 || clip.scene() != null),
                    "clip " + clip.name() + " has shots, which is a number from 0; only scenes are drawn in shots");
            require(
                    file,
                    clip.frames() == 0 || clip.frames() >= clip.shots(),
                    "clip " + clip.name() + " has fewer frames than shots");
            require(
                    file,
                    clip.size() == null || EVEN_SIZE.matcher(clip.size()).matches(),
                    "clip " + clip.name() + " needs a size of even sides such as 160x120");
            require(
                    file,
                    clip.degrade() == null || clip.truth() == null,
                    "clip " + clip.name() + " is degraded here, so its file is its truth; leave truth out");
        }
        for (Run run : runs) {
            require(
                    file,
                    run.name() != null && run.name().matches("[\\w. -]+") && names.add(run.name()),
                    "each run needs a name of its own, of letters, digits, spaces, . - and _");
        }
        require(file, !clips.isEmpty() && !runs.isEmpty(), "there must be at least one clip and one run");
        for (Other other : compare) {
            require(
                    file,
                    clips.stream().anyMatch(clip -> clip.name().equals(other.clip())),
                    "compare names the clip " + other.clip() + ", which there is not");
        }
    }

    private static void require(Path file, boolean met, String otherwise) {
        if (!met) {
            throw new Failure(file + ": " + otherwise + "; 'keenframe experiment --help' shows a plan");
        }
    }
}
