package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real films come back as they were: every frame, every moment, every packet of every other stream. */
class ClipIdentityIT {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({
        "carphone-pristine.mp4, mp4, H264",
        "degraded-web.mp4, mp4, H264",
        "face-640x360.mp4, mp4, H264",
        "surveillance-aac.mp4, mp4, H264",
        "phone-opus.mkv, mkv, H264",
        "first-pts-10s.mp4, mp4, H264",
        "gap.avi, mkv, H264",
        "srt.mkv, mkv, H264",
        "pgs.mkv, mkv, FFV1",
        "chapters.mkv, mkv, H264",
        "six-streams.mp4, mp4, H264",
        "scene-cuts.mp4, mp4, H264",
        "rotated-90.mov, mov, H264",
        "progressive-pattern.mkv, mkv, FFV1",
    })
    void comesBackAsItWas(String name, String extension, Codec codec) {
        Path clips = Path.of(System.getProperty("keenframe.clips", ""));
        Path source = clips.resolve(name);
        assumeTrue(Files.exists(source), "needs " + name + " in the folder that -Dkeenframe.clips names");
        Path output = scratch.resolve("result." + extension);
        Encoding lossless = new Encoding(codec, null, true);

        JoinReport report = Restoration.run(
                source, output, scratch, lossless, ReadOptions.defaults().withThreads(2), 7, 1, 30, 64);

        List<String> frames = Listing.frames(source);
        assertThat(report.frames()).isEqualTo(frames.size());
        // Matroska counts in milliseconds.
        List<String> expected = name.equals("gap.avi") ? Listing.toMilliseconds(frames) : frames;
        assertThat(Listing.frames(output)).isEqualTo(expected);
        Map<String, List<String>> others = PacketListing.of(source);
        if (name.equals("gap.avi")) {
            others.replaceAll((stream, packets) -> Listing.toMilliseconds(packets));
        }
        assertThat(PacketListing.of(output)).isEqualTo(others);
        assertThat(report.notKept()).isEmpty();
        assertThat(Description.of(output)).isEqualTo(Description.of(source));
    }

    @Test
    void whatAPhoneAddsIsKeptOrNamed() {
        Path source = Path.of(System.getProperty("keenframe.clips", "")).resolve("edit-list-hlg10.mp4");
        assumeTrue(Files.exists(source), "needs edit-list-hlg10.mp4 in the folder that -Dkeenframe.clips names");
        Path output = scratch.resolve("result.mov");

        JoinReport report = Restoration.run(
                source,
                output,
                scratch,
                new Encoding(Codec.H264, null, true),
                ReadOptions.defaults().withThreads(2),
                40);

        assertThat(Listing.frames(output)).isEqualTo(Listing.frames(source)).hasSize(77);
        List<String> description = Description.of(source);
        // Beside pictures and sound it has two streams of a kind that nobody else knows.
        description.removeIf(line -> line.startsWith("language"));
        assertThat(Description.of(output)).containsAll(description);
        assertThat(report.notKept())
                .containsExactly(
                        "stream 0 (video hevc): its Dolby Vision metadata, which the result's pictures do not have",
                        "stream 2 (data of unknown kind): .mov cannot hold it",
                        "stream 3 (data of unknown kind): .mov cannot hold it");
    }
}
