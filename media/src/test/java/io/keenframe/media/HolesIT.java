package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Damage;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.av.Input;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that went with a stretch of the file are counted, though FFmpeg reads on as if they had never been. */
class HolesIT {
    private static final int FRAMES = 150;

    @TempDir
    Path scratch;

    /** A film of even frames without {@code wiped} of its packets from one on, which are zeros now. */
    private Path film(String format, Codec codec, int unit, int wiped) throws IOException {
        long[] moments =
                LongStream.range(25, 25 + FRAMES).map(i -> i * unit / 25).toArray();
        Path film = TimedFilm.of(format, codec, unit, moments).write(scratch.resolve("film"));
        List<long[]> places = places(film);
        byte[] bytes = Files.readAllBytes(film);
        if (wiped > 0) {
            Arrays.fill(bytes, (int) places.get(60)[0], (int) places.get(60 + wiped - 1)[1], (byte) 0);
        }
        return Files.write(film, bytes);
    }

    /** Where the packets of its pictures begin and end. */
    private static List<long[]> places(Path film) {
        List<long[]> places = new ArrayList<>();
        AVPacket packet = av_packet_alloc();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            int video = input.video();
            while (input.read(packet)) {
                if (packet.stream_index() == video) {
                    places.add(new long[] {packet.pos() - 8, packet.pos() + packet.size()});
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource({"nut, FFV1, 25", "matroska, FFV1, 1000", "mpegts, H264, 90000"})
    void whatIsMissingIsLost(String format, Codec codec, int unit) throws IOException {
        List<Long> gone = new ArrayList<>();
        assertThat(read(film(format, codec, unit, 0), gone)).isEqualTo(Damage.none());
        List<Long> seen = new ArrayList<>();

        Damage damage = read(film(format, codec, unit, 5), seen);

        assertThat(seen).hasSizeBetween(60, FRAMES - 1);
        gone.removeAll(seen);
        assertThat(damage.flaws())
                .filteredOn(flaw -> flaw.kind() == Damage.Kind.LOST)
                .extracting(Damage.Flaw::pts)
                .containsExactlyElementsOf(gone);
        assertThat(damage.shortfall()).isNull();
    }

    @Test
    void anIndexTellsHowManyPicturesThereWere() throws IOException {
        List<Long> seen = new ArrayList<>();
        assertThat(read(film("avi", Codec.FFV1, 25, 0), seen)).isEqualTo(Damage.none());

        assertThat(read(film("avi", Codec.FFV1, 25, 5), seen).shortfall())
                .isEqualTo("has 145 of 150 frames that its index lists");
    }

    /** Notes when its frames are presented. */
    private static Damage read(Path film, List<Long> moments) {
        try (FrameReader reader = FrameReader.open(film, ReadOptions.defaults().withThreads(1))) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                moments.add(frame.pts());
            }
            return reader.damage();
        }
    }
}
