package io.keenframe.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Light;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.A53Captions;
import io.keenframe.media.av.Input;
import io.keenframe.media.av.Lights;
import io.keenframe.media.av.Progress;
import io.keenframe.media.av.Ticks;
import io.keenframe.media.pixel.Colours;
import io.keenframe.media.pixel.FrameUnpacker;
import io.keenframe.media.pixel.PixelFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** The presented frames of a film's video stream from wherever it was last sought, each a {@link Frame} of its own. */
public final class FrameStream implements AutoCloseable {
    /** So many frames a decoder holds back at the most. */
    private static final int MOST_HELD = 32;

    private final Input input;
    private final int video;
    private final Progress progress;
    private final Decoder decoder;
    private final FirstShape shape = new FirstShape();
    private final List<Long> missing = new ArrayList<>();
    private @Nullable String shortfall;
    private @Nullable Frame first;
    private @Nullable Light light;
    private int count;
    private long lastPts = Long.MIN_VALUE;
    private long lastDuration;
    private long lastStep;
    private boolean sought;

    private FrameStream(Input input, ReadOptions options) {
        this.input = input;
        this.video = input.video();
        this.progress = new Progress(input, video);
        this.shortfall = progress.missingByIndex().orElse(null);
        this.decoder = new Decoder(input, video, options.threads(), options.limits(), progress);
    }

    /** Opens a film and its decoder. */
    public static FrameStream open(Path file, ReadOptions options) {
        return of(Input.open(file, options.limits()), options);
    }

    /** Opens the decoder of a film, which is closed with it, or at once where that fails. */
    public static FrameStream of(Input input, ReadOptions options) {
        try {
            return new FrameStream(input, options);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** The next presented frame, numbered from 0; null at the end. */
    @Nullable
    public Frame next() {
        if (!decoder.next()) {
            if (shortfall == null) {
                shortfall =
                        progress.missing(count, sought ? 0 : announcedFrames()).orElse(null);
            }
            return null;
        }
        AVFrame frame = decoder.frame();
        // Where the container says a shape of its own, players go by that.
        frame.sample_aspect_ratio(av_guess_sample_aspect_ratio(input.context(), input.stream(video), frame));
        double unit = Ticks.rational(input.stream(video).time_base()).value();
        return frame(shape.fit(frame, frame.best_effort_timestamp() * unit));
    }

    /** What there is to say of pictures that were brought to the size of the first, a line each. */
    List<String> changes() {
        return shape.changes();
    }

    /** Whether the decoder made up part of the last frame's picture. */
    boolean isDamaged() {
        return decoder.isDamaged();
    }

    /** The moments of frames that were lost since this was last asked, by the decoder or before it; one may be unknown. */
    List<Long> lost() {
        List<Long> all = new ArrayList<>(decoder.lost());
        missing.stream().skip(all.size()).forEach(all::add);
        missing.clear();
        return all;
    }

    /** How the film is shorter than it claims, as far as that is known yet. */
    @Nullable
    String shortfall() {
        return shortfall;
    }

    private Frame frame(AVFrame f) {
        Size size = new Size(f.width(), f.height());
        PixelFormat format = format(f);
        Colour colour = colour(f, format);
        long pts = pts(f);
        noteMissing(pts);
        lastStep = pts - lastPts;
        lastPts = pts;
        lastDuration = Math.max(0, f.duration());
        Frame frame = new Frame(
                count++, pts, lastDuration, size, format, colour, FrameUnpacker.planes(f, format), A53Captions.of(f));
        if (first == null) {
            first = frame;
            light = Lights.of(f);
        }
        return frame;
    }

    /** Frames came evenly, and then one came late: where the container has a hole, those between were in it. */
    private void noteMissing(long pts) {
        double usual = usualStep();
        if (count < 2 || usual <= 0 || lastDuration > 1.5 * usual || !isWhole(lastStep / usual)) {
            return;
        }
        long frames = Math.round((pts - lastPts) / usual);
        long held = Math.round(MOST_HELD * usual);
        if (frames > 1 && progress.holes().isBetween(lastPts - held, pts + held)) {
            for (int i = 1; i < Math.min(frames, Decoder.MOST_LOST); i++) {
                missing.add(lastPts + Math.round(i * usual));
            }
        }
    }

    private static boolean isWhole(double steps) {
        return Math.abs(steps - Math.round(steps)) < 0.25;
    }

    /** That of the stream, which is more exact than what single frames say; 0 where neither is known. */
    private double usualStep() {
        double rate = Ticks.rational(input.stream(video).avg_frame_rate()).value();
        return rate > 0 ? 1 / rate / timeBase().value() : lastDuration;
    }

    private PixelFormat format(AVFrame f) {
        return first != null ? first.format() : PixelFormats.of(f).orElseThrow(() -> unsupported(f));
    }

    private MediaException unsupported(AVFrame f) {
        return MediaException.of(
                input.file(),
                "has pixels of the format " + PixelFormats.name(f.format())
                        + ", which cannot be restored; convert it to one of 8 to 16 bits first, such as yuv420p");
    }

    private static Colour colour(AVFrame f, PixelFormat format) {
        Colour said = Colours.of(f, PixelFormats.name(f.format()).startsWith("yuvj"));
        if (format.model() != PixelFormat.Model.RGB) {
            return said;
        }
        boolean cinema = PixelFormats.isXyz(f.format());
        return new Colour(
                cinema && said.primaries() == AVCOL_PRI_UNSPECIFIED ? AVCOL_PRI_SMPTE428 : said.primaries(),
                cinema && said.transfer() == AVCOL_TRC_UNSPECIFIED ? AVCOL_TRC_SMPTE428 : said.transfer(),
                0,
                Colour.Range.FULL,
                0);
    }

    /** The frame's own timestamp; where the container has none, or repeats one, the next that can follow the last. */
    private long pts(AVFrame f) {
        long pts = f.best_effort_timestamp();
        if (pts == AV_NOPTS_VALUE) {
            return lastPts == Long.MIN_VALUE ? 0 : lastPts + Math.max(1, lastDuration);
        }
        return Math.max(pts, lastPts == Long.MIN_VALUE ? pts : lastPts + 1);
    }

    /** What is known after the first frame. */
    SourceInfo info() {
        if (first == null) {
            throw new IllegalStateException("no frame has been decoded yet");
        }
        AVStream stream = input.stream(video);
        Rational rate = Ticks.rational(av_guess_frame_rate(input.context(), stream, null));
        Rational aspect = Ticks.rational(av_guess_sample_aspect_ratio(input.context(), stream, null));
        return new SourceInfo(
                input.format(),
                avcodec_get_name(stream.codecpar().codec_id()).getString(),
                first.size(),
                first.format(),
                first.colour(),
                timeBase(),
                rate.numerator() == 0 ? Rational.UNKNOWN : rate,
                aspect.numerator() == 0 ? Rational.UNKNOWN : aspect,
                announcedFrames(),
                light,
                FieldStudy.none());
    }

    /** The unit of its timestamps in seconds. */
    Rational timeBase() {
        return Ticks.rational(input.stream(video).time_base());
    }

    /** Whether the stream says of the last frame that its fields are of two moments. */
    public boolean flaggedInterlaced() {
        return (decoder.frame().flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0;
    }

    /** Whether the stream says of the last frame that its top field is the earlier one. */
    public boolean flaggedTopFirst() {
        return (decoder.frame().flags() & AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0;
    }

    private long announcedFrames() {
        AVStream stream = input.stream(video);
        long indexed = progress.indexedFrames();
        if (indexed > 0 || stream.nb_frames() > 0) {
            return indexed > 0 ? indexed : stream.nb_frames();
        }
        double rate = Ticks.rational(stream.avg_frame_rate()).value();
        double seconds = stream.duration() > 0
                ? stream.duration() * Ticks.rational(stream.time_base()).value()
                : Math.max(
                        0,
                        (input.context().duration()
                                        - Math.max(0, input.context().start_time()))
                                / 1e6);
        return Math.round(seconds * rate);
    }

    /** Whether a seek in this container ends with the same timestamps as reading from its beginning. */
    boolean seeksExactly() {
        return input.format().startsWith("mov") || input.format().startsWith("matroska");
    }

    /** Goes to a key frame at or before a moment; frames that follow are to be checked against it. */
    void seek(long pts) {
        av_seek_frame(input.context(), video, pts, AVSEEK_FLAG_BACKWARD);
        decoder.flush();
        lastPts = Long.MIN_VALUE;
        lastStep = 0;
        progress.holes().forgetPlace();
        sought = true;
    }

    @Override
    public void close() {
        shape.close();
        decoder.close();
        input.close();
    }
}
