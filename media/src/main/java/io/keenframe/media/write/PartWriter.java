package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.Output;
import io.keenframe.media.fields.FieldOrder;
import io.keenframe.media.fields.Treatments;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/**
 * Encodes frames into a part: one file that needs nothing of its neighbours, in the NUT container, whose timestamps are
 * exact for any codec and time base.
 *
 * <p>The file appears under its name when it is complete and safe on disk, and its bytes are a function of the frames
 * and the settings. To be used by one thread at a time.
 */
public final class PartWriter implements AutoCloseable {
    /**
     * So many frames come in the order in which they are shown. x265 learns from the next one how much earlier than shown
     * they are decoded, and where none follows it tells a number that nobody wrote.
     */
    private static final int UNORDERED = 2;

    private final Path file;
    private final PartSettings settings;
    private final EncoderSession session;
    private @Nullable Output output;
    private long basePts;
    private long lastPts;
    private int frames;

    private PartWriter(Path file, PartSettings settings) {
        this.file = file;
        this.settings = settings;
        this.session = EncoderSession.open(file, settings);
    }

    /**
     * Starts an encoder for a part.
     *
     * @throws MediaException where this build cannot encode such frames in that way
     */
    public static PartWriter open(Path file, PartSettings settings) {
        Ffmpeg.load();
        return new PartWriter(file, settings);
    }

    /**
     * Adds a frame, presented after the one before.
     *
     * @throws IllegalArgumentException where it has another size or format than the part, or is not later
     */
    public void write(Frame frame) {
        settings.check(frame);
        if (frames == 0) {
            begin(frame.pts());
        } else if (frame.pts() <= lastPts) {
            throw new IllegalArgumentException("frame " + frame.index() + " of " + file.getFileName()
                    + " is presented at " + frame.pts() + ", not after " + lastPts);
        }
        lastPts = frame.pts();
        frames++;
        // NUT has no timestamps below 0, so a part counts from its first frame.
        session.encode(frame.at(frame.pts() - basePts, frame.duration()), this::mux);
    }

    /**
     * Completes the part.
     *
     * @return how many frames it has
     * @throws MediaException where it cannot be written
     * @throws IllegalStateException where it has no frame
     */
    public int finish() {
        if (output == null) {
            throw new IllegalStateException(file.getFileName() + " would have no frame");
        }
        session.flush(this::mux);
        output.finish();
        return frames;
    }

    private void begin(long pts) {
        basePts = pts;
        Output started = new Output(file, file.resolveSibling(file.getFileName() + ".tmp"), "nut");
        output = started;
        AVStream stream = avformat_new_stream(started.context(), null);
        Ffmpeg.check(avcodec_parameters_from_context(stream.codecpar(), session.context()), file, "writing");
        stream.time_base().num(settings.timeBase().numerator());
        stream.time_base().den(settings.timeBase().denominator());
        started.context().avoid_negative_ts(0);
        new PartTags(
                        settings.timeBase(),
                        basePts,
                        settings.sampleAspect(),
                        session.format(),
                        settings.light(),
                        session.format().lost(settings),
                        FieldOrder.number(settings.fields()),
                        Treatments.changesRate(settings.fields()) ? settings.frameRate() : Rational.UNKNOWN)
                .put(started.context());
        started.begin(Map.of());
    }

    private void mux(AVPacket packet) {
        if (output != null) {
            av_packet_rescale_ts(
                    packet,
                    session.context().time_base(),
                    output.context().streams(0).time_base());
            packet.stream_index(0);
            if (frames <= UNORDERED) {
                packet.dts(packet.pts());
            }
            output.write(packet);
        }
    }

    /** Stops encoding; a part that was not finished leaves nothing behind. */
    @Override
    public void close() {
        session.close();
        if (output != null) {
            output.close();
        }
    }
}
