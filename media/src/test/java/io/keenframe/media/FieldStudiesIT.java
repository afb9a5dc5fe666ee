package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.media.read.FieldStudies;
import io.keenframe.media.read.FieldWish;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real films, whose folder -Dkeenframe.clips names. */
class FieldStudiesIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(2);

    @ParameterizedTest
    @CsvSource({
        "interlaced-tff.mkv, TOP_FIRST, 300",
        "telecined-hard.mkv, TELECINED, 240",
        "progressive-pattern.mkv, PROGRESSIVE, 240",
        "carphone-pristine.mp4, PROGRESSIVE, 120",
        "carphone-distorted.mp4, PROGRESSIVE, 120",
        "corrupted.mp4, PROGRESSIVE, 49",
        "degraded-web.mp4, PROGRESSIVE, 100",
        "edit-list-hlg10.mp4, PROGRESSIVE, 77",
        "face-640x360.mp4, PROGRESSIVE, 45",
        "h264-10bit.mp4, PROGRESSIVE, 30",
        "hdr10-av1.mp4, PROGRESSIVE, 127",
        "phone-opus.mkv, PROGRESSIVE, 310",
        "scene-cuts.mp4, PROGRESSIVE, 250",
        "surveillance-aac.mp4, PROGRESSIVE, 377",
        "first-pts-10s.mp4, PROGRESSIVE, 0",
        "gap.avi, PROGRESSIVE, 0",
        "six-streams.mp4, PROGRESSIVE, 0",
        "srt.mkv, UNKNOWN, 0",
        "chapters.mkv, UNKNOWN, 0",
        "long-10883-frames.mp4, UNKNOWN, 0"
    })
    void knowsRealFilms(String name, Scan scan, int frames) {
        Path film = Path.of(System.getProperty("keenframe.clips", "")).resolve(name);
        assumeTrue(Files.exists(film), "needs " + name + " in the folder that -Dkeenframe.clips names");

        FieldStudy study = FieldStudies.of(film, OPTIONS);

        assertThat(study.scan()).as(study.toString()).isEqualTo(scan);
        assertThat(FieldStudies.of(film, OPTIONS)).isEqualTo(study);
        if (frames > 0) {
            assertThat(count(film, study.treated(null, false))).isEqualTo(frames);
        }
        if (scan == Scan.TOP_FIRST) {
            assertThat(count(film, study.treated(Treatment.FIELDS, false))).isEqualTo(2 * frames);
        }
    }

    private static int count(Path film, FieldStudy fields) {
        int count = 0;
        try (FrameReader reader = FrameReader.open(film, OPTIONS.withFields(FieldWish.of(fields)))) {
            while (reader.read() != null) {
                count++;
            }
        }
        return count;
    }
}
