package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;

import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/** Makes the packets of one of the source's streams into packets of a codec that the result's container holds. */
interface Conversion extends AutoCloseable {
    /** The conversion of a stream into what a container holds; empty where there is none. */
    static Optional<Conversion> of(AVStream from, Container to) {
        return switch (from.codecpar().codec_type()) {
            case AVMEDIA_TYPE_SUBTITLE -> SubtitleConversion.of(from, to);
            case AVMEDIA_TYPE_AUDIO -> SoundConversion.of(from, to);
            default -> Optional.empty();
        };
    }

    /** Says in the result's stream what its packets are. */
    void describe(AVStream to);

    /** What a user should hear of it, to follow the stream's description. */
    String remark();

    /**
     * Takes a packet, and hands out what packets are ready, their time base said in them; they are empty afterwards.
     *
     * @param packet one of the source's packets, or null after the last
     */
    void convert(@Nullable AVPacket packet, Consumer<AVPacket> packets);

    @Override
    void close();
}
