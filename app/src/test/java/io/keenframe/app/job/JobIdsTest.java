package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Binding;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Size;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Treatment;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobIdsTest {
    private static final EngineSettings ENGINE = EngineSettings.of("supir", Map.of("seed", "1", "steps", "8"));
    private static final Encoding ENCODING = new Encoding(Codec.H264, 18, false);

    private static JobId id(
            List<String> words, EngineSettings engine, Scaling scaling, Encoding encoding, TimeRange range) {
        return id(words, engine, scaling, encoding, range, ReferenceChoice.sharpest());
    }

    private static JobId id(
            List<String> words,
            EngineSettings engine,
            Scaling scaling,
            Encoding encoding,
            TimeRange range,
            ReferenceChoice references) {
        return id(words, engine, scaling, encoding, range, references, null);
    }

    private static JobId id(
            List<String> words,
            EngineSettings engine,
            Scaling scaling,
            Encoding encoding,
            TimeRange range,
            ReferenceChoice references,
            @Nullable Treatment interlace) {
        JobSpec spec = JobIds.spec(
                words.get(0),
                words.get(1),
                words.get(2),
                engine,
                words.get(3),
                scaling,
                encoding,
                range,
                references,
                interlace,
                words.get(4));
        return spec.id();
    }

    private static final List<String> WORDS = List.of("/in.mp4", "5-7-ab", "/out.mp4", "weights", "1.0");

    @Test
    void staysWhatItIs() {
        // Then: a job that a user left half done is found again by the next process, whatever order its maps have.
        assertThat(id(WORDS, ENGINE, Scaling.none(), ENCODING, TimeRange.all()).value())
                .isEqualTo("93a5aab890dd0e88");
    }

    @Test
    void changesWithEverySetting() {
        Set<JobId> ids = new HashSet<>();
        ids.add(id(WORDS, ENGINE, Scaling.none(), ENCODING, TimeRange.all()));
        for (int i = 0; i < WORDS.size(); i++) {
            var words = new java.util.ArrayList<>(WORDS);
            words.set(i, "other");
            ids.add(id(words, ENGINE, Scaling.none(), ENCODING, TimeRange.all()));
        }
        EngineSettings otherSeed = EngineSettings.of("supir", Map.of("seed", "2", "steps", "8"));
        ids.add(id(WORDS, otherSeed, Scaling.none(), ENCODING, TimeRange.all()));
        ids.add(id(WORDS, ENGINE, new Scaling(2, null), ENCODING, TimeRange.all()));
        ids.add(id(WORDS, ENGINE, new Scaling(1, new Size(64, 64)), ENCODING, TimeRange.all()));
        ids.add(id(WORDS, ENGINE, Scaling.none(), new Encoding(Codec.H264, null, false), TimeRange.all()));
        ids.add(id(WORDS, ENGINE, Scaling.none(), new Encoding(Codec.H264, null, true), TimeRange.all()));
        ids.add(id(WORDS, ENGINE, Scaling.none(), ENCODING, new TimeRange(null, Duration.ofSeconds(1))));
        ids.add(id(WORDS, ENGINE, Scaling.none(), ENCODING, new TimeRange(Duration.ofSeconds(1), null)));
        ReferenceChoice random = new ReferenceChoice(ReferenceChoice.Rule.RANDOM, 0);
        ids.add(id(WORDS, ENGINE, Scaling.none(), ENCODING, TimeRange.all(), random));
        ids.add(id(WORDS, ENGINE, Scaling.none(), ENCODING, TimeRange.all(), new ReferenceChoice(random.rule(), 1)));
        for (Treatment interlace : Treatment.values()) {
            ids.add(id(
                    WORDS, ENGINE, Scaling.none(), ENCODING, TimeRange.all(), ReferenceChoice.sharpest(), interlace));
        }
        assertThat(ids).hasSize(20);
    }

    @Test
    void saysWhatChangedSinceAnEarlierRun() {
        Binding first = binding(WORDS, ENGINE);
        assertThat(binding(WORDS, ENGINE).changed(first)).isEmpty();
        assertThat(binding(with(1, "6-7-ab"), ENGINE).changed(first)).contains("the input");
        assertThat(binding(with(4, "2.0"), ENGINE).changed(first)).contains("Keenframe itself");
        EngineSettings steps = EngineSettings.of("supir", Map.of("seed", "1", "steps", "9"));
        assertThat(binding(WORDS, steps).changed(first)).contains("a setting");
        EngineSettings weights = EngineSettings.of("supir", Map.of("seed", "1", "steps", "8", "fingerprint", "9"));
        assertThat(binding(WORDS, weights).changed(first)).contains("the model");
        EngineSettings lanczos = EngineSettings.of("lanczos", Map.of());
        assertThat(binding(WORDS, lanczos).changed(first)).contains("the model");
    }

    private static List<String> with(int place, String word) {
        var words = new java.util.ArrayList<>(WORDS);
        words.set(place, word);
        return words;
    }

    private static Binding binding(List<String> words, EngineSettings engine) {
        return JobIds.spec(
                        words.get(0),
                        words.get(1),
                        words.get(2),
                        engine,
                        words.get(3),
                        Scaling.none(),
                        ENCODING,
                        TimeRange.all(),
                        ReferenceChoice.sharpest(),
                        null,
                        words.get(4))
                .binding();
    }
}
