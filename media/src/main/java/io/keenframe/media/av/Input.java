package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.keenframe.media.MediaException;
import io.keenframe.media.SourceLimits;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** An opened container: local files of ordinary formats only, since a playlist could name any other file. */
public final class Input implements AutoCloseable {
    private static final String FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,"
            + "hevc,obu,ivf,nut,flv,asf,mxf,dv,gxf,ogg,rm,wtv,vc1,yuv4mpegpipe,gif,apng,"
            + "mp3,wav,flac,aac,ac3,eac3,aiff,w64,amr,caf";

    private final Path file;
    private final AVFormatContext context;
    private final Clock clock;
    private final @Nullable EarlyBlocks early;

    private Input(Path file, AVFormatContext context) {
        this.file = file;
        this.context = context;
        this.clock = new Clock(context);
        this.early = format().startsWith("matroska") ? new EarlyBlocks(file) : null;
    }

    /** Opens a film or a sound file. */
    public static Input open(Path file, SourceLimits limits) {
        return open(file, limits, null, FORMATS);
    }

    /** Opens a file as one given format. */
    public static Input openAs(Path file, SourceLimits limits, String format) {
        return open(file, limits, av_find_input_format(format), format);
    }

    private static Input open(Path file, SourceLimits limits, @Nullable AVInputFormat format, String formats) {
        Ffmpeg.load();
        SourceFile.check(file);
        FfmpegLog.forget();
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "format_whitelist", formats, 0);
        av_dict_set(options, "protocol_whitelist", "file", 0);
        // One more than may be, so that it is our line that says so.
        av_dict_set(options, "max_streams", Integer.toString(limits.streams() + 1), 0);
        int status = avformat_open_input(context, SourceFile.url(file), format, options);
        av_dict_free(options);
        if (status < 0) {
            // FFmpeg has freed the context.
            throw FfmpegLog.reason("").contains("max_streams")
                    ? tooMany(file, limits.streams())
                    : SourceFile.refused(file, status);
        }
        Input input = new Input(file, context);
        try {
            input.probe(limits);
            return input;
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** Lets FFmpeg decode a little to learn what headers do not say, within the limit on pixels. */
    private void probe(SourceLimits limits) {
        int streams = context.nb_streams();
        requireFew(streams, limits.streams());
        long maxPixels = limits.pixels();
        for (int i = 0; i < streams; i++) {
            var par = context.streams(i).codecpar();
            if ((long) par.width() * par.height() > maxPixels) {
                throw tooLarge(par.width(), par.height(), maxPixels);
            }
        }
        try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(1, streams))) {
            AVDictionary[] all = new AVDictionary[streams];
            for (int i = 0; i < streams; i++) {
                all[i] = new AVDictionary(null);
                av_dict_set(all[i], "max_pixels", Long.toString(maxPixels), 0);
                options.put(i, all[i]);
            }
            int status = avformat_find_stream_info(context, streams == 0 ? null : options);
            for (int i = 0; i < streams; i++) {
                av_dict_free(new AVDictionary(options.get(i)));
            }
            requireReadable();
            if (status < 0) {
                throw SourceFile.refused(file, status);
            }
        }
        // Some containers show a stream only when it begins.
        requireFew(context.nb_streams(), limits.streams());
    }

    private void requireFew(int streams, int most) {
        if (streams > most) {
            throw tooMany(file, most);
        }
    }

    private static MediaException tooMany(Path file, int most) {
        return MediaException.of(
                file, "has more than the limit of " + most + " streams; if you trust it, raise --limit-streams");
    }

    MediaException tooLarge(int width, int height, long maxPixels) {
        return MediaException.of(
                file,
                "has pictures of " + width + "x" + height + " pixels, more than the limit of " + maxPixels
                        + "; scale it down first, or if you trust it, raise --limit-pixels");
    }

    /**
     * The stream that is restored, chosen so that the result's is the same: the one marked as default, else the largest,
     * else the first; never a cover picture.
     */
    public int video() {
        return IntStream.range(0, context.nb_streams())
                .filter(i -> stream(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO && !isCover(i))
                .boxed()
                .max(Comparator.comparing((Integer i) -> (stream(i).disposition() & AV_DISPOSITION_DEFAULT) != 0)
                        .thenComparing(i -> pixels(stream(i)))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow(() -> MediaException.of(file, "has no video; give a file with a video stream"));
    }

    private static long pixels(AVStream stream) {
        return (long) stream.codecpar().width() * stream.codecpar().height();
    }

    /** Whether a stream is one picture that belongs to the film, such as a poster. */
    public boolean isCover(int stream) {
        return (context.streams(stream).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
    }

    /** The file that is read. */
    public Path file() {
        return file;
    }

    /** FFmpeg's own demuxer; closed with this. */
    public AVFormatContext context() {
        return context;
    }

    /** A stream, by its number from 0. */
    public AVStream stream(int index) {
        return context.streams(index);
    }

    /** The clock of what has been read so far. */
    public Clock clock() {
        return clock;
    }

    /** The container in FFmpeg's words, such as {@code mov,mp4,m4a,3gp,3g2,mj2}. */
    public String format() {
        return context.iformat().name().getString();
    }

    /**
     * The next packet of any stream; false at the end, and where a truncated file breaks off.
     *
     * @throws MediaException where the system does not hand out the file's bytes
     */
    public boolean read(AVPacket packet) {
        boolean more = av_read_frame(context, packet) >= 0;
        requireReadable();
        if (more) {
            if (early != null) {
                early.place(packet);
            }
            clock.place(packet);
        }
        return more;
    }

    /** FFmpeg takes what a disk does not hand out for the end of the file, or for damage. */
    private void requireReadable() {
        AVIOContext bytes = context.pb();
        if (bytes != null && bytes.error() < 0 && bytes.error() != AVERROR_EOF) {
            throw SourceFile.unreadable(file, bytes.pos(), Ffmpeg.text(bytes.error()));
        }
    }

    @Override
    public void close() {
        if (early != null) {
            early.close();
        }
        if (!context.isNull()) {
            avformat_close_input(context);
        }
    }
}
