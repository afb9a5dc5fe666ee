package io.keenframe.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import io.keenframe.contract.Damage;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.Ticks;
import io.keenframe.media.fields.Deinterlacer;
import io.keenframe.media.fields.FrameFlow;
import io.keenframe.media.fields.Picture;
import io.keenframe.media.fields.Treatments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A film's presented frames, in the order of their presentation: edit lists are honoured, nothing is rotated, scaled or
 * converted, and every timestamp is the container's own, unless something is to be done about fields.
 *
 * <p>To be used by one thread at a time.
 */
public final class FrameReader implements FrameSource {
    /** Seeking is worth its trouble, and lands well before a frame whose references it needs, from here on. */
    private static final Duration SEEK_FROM = Duration.ofSeconds(15);

    private static final Duration SEEK_MARGIN = Duration.ofSeconds(5);

    private final Path source;
    private final ReadOptions options;
    private final FieldStudy fields;
    private FrameStream stream;
    private FrameFlow frames;
    private @Nullable Deinterlacer deinterlacer;
    private final SourceInfo info;
    private final long fromPts;
    private final long toPts;
    private final DamageLog damage = new DamageLog();
    private @Nullable Picture pending;
    private int index;
    private final AtomicInteger decoded = new AtomicInteger();

    private FrameReader(Path source, ReadOptions options, FieldStudy fields, FrameStream stream) {
        this.source = source;
        this.options = options;
        this.fields = fields;
        this.stream = stream;
        this.frames = treated();
        Picture opening = frames.next();
        if (opening == null) {
            throw MediaException.of(source, "has a video stream but no frame that can be decoded; get another copy");
        }
        this.info = Treatments.treated(stream.info(), fields);
        TimeRange range = options.range();
        Frame first = opening.frame();
        this.fromPts = range.from() == null ? Long.MIN_VALUE : first.pts() + ticks(range.from());
        this.toPts = range.to() == null ? Long.MAX_VALUE : first.pts() + ticks(range.to());
        this.pending = opening;
        if (range.from() != null && range.from().compareTo(SEEK_FROM) >= 0 && stream.seeksExactly()) {
            seek();
        }
    }

    /** Loads what reading needs, so that the first film does not wait for it. */
    public static void prepare() {
        Ffmpeg.load();
        // The library of codecs is the largest, and loaded by the first call to it.
        org.bytedeco.ffmpeg.global.avformat.avformat_version();
        org.bytedeco.ffmpeg.global.avcodec.avcodec_version();
    }

    /**
     * Opens a film and decodes its first frame, after a look at all of it where it has to be found out what its fields are.
     *
     * @throws MediaException where the file is missing, is no film, has no video, or holds pixels of a
     *     kind that cannot be restored
     */
    public static FrameReader open(Path source, ReadOptions options) {
        FieldStudy fields = options.fields().of(source, options);
        FrameStream stream = FrameStream.open(source, options);
        try {
            return new FrameReader(source, options, fields, stream);
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** The stream's frames from where it is, after what is done about their fields. */
    private FrameFlow treated() {
        return Treatments.of(fields, this::picture, stream.timeBase(), this::deinterlacer);
    }

    private Deinterlacer deinterlacer(Frame like) {
        Deinterlacer known = deinterlacer;
        if (known == null) {
            known = new Deinterlacer(like.size(), like.format(), fields.topFirst());
            deinterlacer = known;
        }
        return known;
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    /**
     * The next frame; where the film's size changes midway, later pictures are scaled to the size of the first.
     *
     * @throws MediaException where its pixels can no longer be brought to those of the first
     */
    @Override
    public @Nullable Frame read() {
        while (true) {
            Picture picture = pending != null ? pending : frames.next();
            pending = null;
            decoded.incrementAndGet();
            note(Damage.Kind.LOST, picture == null ? stream.lost() : picture.lost());
            if (picture == null || picture.frame().pts() >= toPts) {
                return null;
            }
            note(Damage.Kind.DAMAGED, picture.leftOut());
            Frame frame = picture.frame();
            if (frame.pts() >= fromPts) {
                if (!picture.damaged().isEmpty()) {
                    damage.add(index, frame.pts(), Damage.Kind.DAMAGED);
                }
                return frame.numbered(index++);
            }
        }
    }

    /** The stream's next frame, with what the decoder has to say of it before the next one is decoded. */
    private @Nullable Picture picture() {
        Frame frame = stream.next();
        if (frame == null) {
            return null;
        }
        List<Long> lost = stream.lost().stream()
                .map(pts -> pts == AV_NOPTS_VALUE ? frame.pts() : pts)
                .toList();
        return Picture.of(frame, stream.isDamaged(), lost);
    }

    @Override
    public List<String> remarks() {
        return Stream.concat(info.colour().assumption(info.size()).stream(), stream.changes().stream())
                .toList();
    }

    /** Takes down what is wrong at these moments, in the source's time base, before the next frame; one may be unknown. */
    private void note(Damage.Kind kind, List<Long> moments) {
        int factor = Treatments.factor(fields, stream.timeBase());
        for (long pts : moments) {
            long moment = pts == AV_NOPTS_VALUE ? pts : factor * pts;
            if (moment == AV_NOPTS_VALUE || (moment >= fromPts && moment < toPts)) {
                damage.add(index, moment, kind);
            }
        }
    }

    /** How many frames have been decoded, those before the stretch too; any thread may ask. */
    public int decoded() {
        return decoded.get();
    }

    @Override
    public Damage damage() {
        return damage.with(stream.shortfall());
    }

    private long ticks(Duration moment) {
        return Ticks.ceil(moment, info.timeBase());
    }

    /** Jumps near the stretch's beginning; where that turns out to be past it, starts over and reads up to it. */
    private void seek() {
        stream.seek((fromPts - ticks(SEEK_MARGIN)) / Treatments.factor(fields, stream.timeBase()));
        frames = treated();
        Picture landed = frames.next();
        if (landed != null && landed.frame().pts() <= fromPts) {
            pending = landed;
            return;
        }
        stream.close();
        stream = FrameStream.open(source, options);
        frames = treated();
    }

    @Override
    public void close() {
        if (deinterlacer != null) {
            deinterlacer.close();
        }
        stream.close();
    }
}
