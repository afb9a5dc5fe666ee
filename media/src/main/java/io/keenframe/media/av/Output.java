package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.keenframe.media.MediaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** A container in the making, under another name until it is complete and safe on disk. */
public final class Output implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final Path folder;
    private final AVFormatContext context = new AVFormatContext(null);
    private boolean open;

    /**
     * A file that does not exist under its name until it is finished.
     *
     * @param temporary where it is until then, in the same folder
     * @param format the container in FFmpeg's words
     */
    public Output(Path file, Path temporary, String format) {
        Ffmpeg.load();
        this.file = file;
        this.temporary = temporary;
        this.folder = folder(file);
        if (!Files.isDirectory(folder)) {
            throw new MediaException(file + " cannot be written: the folder " + folder + " does not exist; create it");
        }
        Ffmpeg.check(avformat_alloc_output_context2(context, null, format, SourceFile.url(temporary)), file, "writing");
        // Bytes depend on what is written alone, not on the moment or on chance.
        context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new MediaException(file + " is no name for a file; name the result");
        }
        return folder;
    }

    /** FFmpeg's own muxer; closed with this. */
    public AVFormatContext context() {
        return context;
    }

    /** Creates the file and writes what comes before the first packet. */
    public void begin(Map<String, String> options) {
        AVIOContext io = new AVIOContext(null);
        FfmpegLog.forget();
        Ffmpeg.check(avio_open(io, SourceFile.url(temporary), AVIO_FLAG_WRITE), file, "writing");
        context.pb(io);
        open = true;
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
        int status = avformat_write_header(context, dictionary);
        av_dict_free(dictionary);
        Ffmpeg.check(status, file, "writing the header of");
    }

    /** Writes a packet whose timestamps are in its stream's time base; it is empty afterwards. */
    public void write(AVPacket packet) {
        Ffmpeg.check(av_interleaved_write_frame(context, packet), file, "writing");
    }

    /** Completes the file, makes sure that it is on disk, and gives it its name. */
    public void finish() {
        FfmpegLog.forget();
        Ffmpeg.check(av_write_trailer(context), file, "completing");
        closeFile();
        try {
            sync(temporary, StandardOpenOption.WRITE);
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
            syncFolder();
        } catch (IOException e) {
            throw new MediaException(file + " cannot be written: " + e.getMessage() + "; check the disk", e);
        }
    }

    private void closeFile() {
        AVIOContext io = context.pb();
        context.pb(new AVIOContext(null));
        open = false;
        Ffmpeg.check(avio_close(io), file, "writing");
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private void syncFolder() {
        try {
            sync(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            // Not every system lets a folder be opened; the file itself is safe.
        }
    }

    /** Throws away what is not complete. */
    @Override
    public void close() {
        if (open) {
            avio_close(context.pb());
            context.pb(new AVIOContext(null));
            open = false;
        }
        if (!context.isNull()) {
            avformat_free_context(context);
            context.setNull();
        }
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new MediaException(temporary + " cannot be deleted: " + e.getMessage() + "; delete it", e);
        }
    }
}
