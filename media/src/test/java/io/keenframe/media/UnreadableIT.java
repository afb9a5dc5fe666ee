package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Codec;
import io.keenframe.media.av.Input;
import io.keenframe.media.read.FrameStream;
import io.keenframe.media.read.ReadOptions;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A film whose disk fails is neither at its end nor damaged. */
class UnreadableIT {
    private static final int EIO = -5;
    /** Farther in than what is read to open the film, and before its end. */
    private static final long BAD = 150_000;

    @TempDir
    Path scratch;

    /** FFmpeg's own reading of a file, whose bytes from a place on are not handed out. */
    private static final class BadDisk extends AVIOContext.Read_packet_Pointer_BytePointer_int {
        private final AVIOContext bytes;
        private final AVIOContext.Read_packet_Pointer_BytePointer_int disk;

        BadDisk(AVIOContext bytes) {
            this.bytes = bytes;
            this.disk = bytes.read_packet();
            bytes.read_packet(this);
        }

        @Override
        public int call(Pointer file, BytePointer buffer, int size) {
            long left = BAD - bytes.pos();
            return left <= 0 ? EIO : disk.call(file, buffer, (int) Math.min(size, left));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "matroska", "nut", "avi"})
    void aDiskThatFailsIsTold(String format) {
        long[] moments = LongStream.range(25, 85).toArray();
        Path film = TimedFilm.of(format, Codec.FFV1, 25, moments).write(scratch.resolve("film"));
        assertThat(film.toFile().length()).isGreaterThan(BAD + 10_000);
        Input input = Input.open(film, SourceLimits.defaults());
        try (FrameStream frames = FrameStream.of(input, ReadOptions.defaults().withThreads(1));
                BadDisk disk = new BadDisk(input.context().pb())) {
            assertThatThrownBy(() -> {
                        while (frames.next() != null) {
                            assertThat(disk.isNull()).isFalse();
                        }
                    })
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            e -> assertThat(e.unreadable()).hasValue(BAD))
                    .hasMessage(
                            film + " cannot be read at byte " + BAD
                                    + " (input/output error); mend its disk or its connection, or put a good copy in its place");
        }
    }
}
