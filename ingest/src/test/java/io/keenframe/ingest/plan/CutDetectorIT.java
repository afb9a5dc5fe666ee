package io.keenframe.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.contract.frame.Frame;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films whose cuts a person has counted. */
class CutDetectorIT {
    @ParameterizedTest
    @CsvSource({
        "scene-cuts.mp4, '0, 30, 76, 137, 187, 242'",
        "carphone-distorted.mp4, 0",
        "face-640x360.mp4, 0",
        "phone-opus.mkv, 0"
    })
    void shotsBeginWhereAPersonSees(String name, String cuts) {
        Path film = Path.of(System.getProperty("keenframe.clips", "")).resolve(name);
        assumeTrue(Files.exists(film), "needs " + name + " in the folder that -Dkeenframe.clips names");
        assertThat(cuts(film)).hasToString("[" + cuts + "]");
    }

    private static List<Integer> cuts(Path film) {
        CutDetector detector = new CutDetector();
        List<Integer> shots = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film, ReadOptions.defaults())) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                detector.add(frame).forEach(shown -> shots.add(shown.shot()));
            }
        }
        detector.flush().forEach(shown -> shots.add(shown.shot()));
        List<Integer> first = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            if (i == 0 || !shots.get(i).equals(shots.get(i - 1))) {
                first.add(i);
            }
        }
        return first;
    }
}
