package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/** The packets of all parts, one after the other, with their decoding times. */
public final class PartPackets implements AutoCloseable {
    private final List<Path> files;
    private final Timeline timeline;
    private final AVPacket packet = av_packet_alloc();
    private @Nullable PartFile part;
    private int nextFile;
    private int count;
    private boolean loaded;

    /** Those of parts in their order, whose moments are known. */
    public PartPackets(List<Path> files, Timeline timeline) {
        this.files = files;
        this.timeline = timeline;
    }

    /** The packet to write next, which {@link #advance} makes another; null at the end. */
    @Nullable
    public AVPacket peek() {
        while (!loaded) {
            if (part == null) {
                if (nextFile == files.size()) {
                    return null;
                }
                part = new PartFile(files.get(nextFile++));
            }
            if (part.read(packet)) {
                packet.dts(timeline.decoded(count++));
                loaded = true;
            } else {
                part.close();
                part = null;
            }
        }
        return packet;
    }

    boolean isLast() {
        return count == timeline.frames();
    }

    /** Goes on to the next packet. */
    public void advance() {
        av_packet_unref(packet);
        loaded = false;
    }

    @Override
    public void close() {
        if (part != null) {
            part.close();
        }
        av_packet_free(packet);
    }
}
