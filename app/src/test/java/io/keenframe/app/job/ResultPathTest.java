package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Codec;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultPathTest {
    @ParameterizedTest
    @CsvSource({
        "clip.mp4,        H264,   clip.restored.mp4",
        "a/b.clip.MOV,    HEVC,   a/b.clip.restored.mov",
        "clip.m4v,        AV1,    clip.restored.m4v",
        "clip.mkv,        PRORES, clip.restored.mkv",
        "clip.webm,       H264,   clip.restored.mkv",
        "tape.avi,        H264,   tape.restored.mkv",
        "clip.mp4,        FFV1,   clip.restored.mkv",
        "clip.mov,        FFV1,   clip.restored.mov",
        "clip.ts,         H264,   clip.restored.mkv",
        "clip,            H264,   clip.restored.mkv",
        ".hidden,         H264,   .hidden.restored.mkv"
    })
    void isBesideTheInput(Path input, Codec codec, Path output) {
        assertThat(ResultPath.beside(input, codec)).isEqualTo(output);
        assertThatCode(() -> ResultPath.require(output, codec)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "out.avi,  H264, .avi is not written",
        "out,      H264, no extension is not written",
        "out.webm, H264, .mp4 or .m4v or .mov or .mkv or .ts",
        "out.mp4,  FFV1, .mov or .mkv",
        "out.mp4,  PRORES, .mov or .mkv",
        "out.mov,  AV1, .mp4 or .m4v or .mkv or .webm"
    })
    void saysWhichContainerItNeeds(Path output, Codec codec, String reason) {
        assertThatThrownBy(() -> ResultPath.require(output, codec))
                .hasMessageContaining(output.toString())
                .hasMessageContaining(reason);
    }
}
