package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import io.keenframe.media.MediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be said of a source before FFmpeg sees it, and why FFmpeg may have refused it. */
public final class SourceFile {
    /** What FFmpeg answers where a file is of a kind that is not on its list. */
    private static final int EINVAL = -22;

    private static final long HEADERS = 5 << 20;

    private SourceFile() {}

    /** The file as FFmpeg's file protocol takes it, whatever characters its name has. */
    public static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    /**
     * Looks for what is plainly wrong.
     *
     * @throws MediaException where the file is missing, a folder, empty or not readable
     */
    public static void check(Path file) {
        if (!Files.exists(file)) {
            throw new MediaException(file + " does not exist; give the path of a video file");
        }
        if (Files.isDirectory(file)) {
            throw new MediaException(file + " is a folder; give one video file of it");
        }
        if (!Files.isReadable(file)) {
            throw new MediaException(file + " cannot be read; check its permissions");
        }
        if (size(file) == 0 && Files.isRegularFile(file)) {
            throw new MediaException(file.getFileName() + " is empty; get a complete copy of it");
        }
    }

    /** Why FFmpeg did not open the file. */
    static MediaException refused(Path file, int status) {
        return brokenDisk(file).orElseGet(() -> refusedAsIs(file, status));
    }

    /** Looks whether the file's beginning and end, where headers are, can be read at all: FFmpeg does not always say. */
    private static Optional<MediaException> brokenDisk(Path file) {
        ByteBuffer piece = ByteBuffer.allocate(1 << 16);
        long at = 0;
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = channel.size();
            while (at < end && channel.read(piece.clear(), at) > 0) {
                at += piece.position();
                at = at > HEADERS ? Math.max(at, end - HEADERS) : at;
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unreadable(file, at, String.valueOf(e.getMessage())));
        }
    }

    private static MediaException refusedAsIs(Path file, int status) {
        if (status == AVERROR_INVALIDDATA && "ftyp".equals(ascii(file, 4, 4))) {
            return MediaException.of(
                    file, "is truncated or damaged: it has no index (moov atom); get a complete copy of it");
        }
        String trouble = status == EINVAL
                ? "it is a playlist, or of a kind that is not read"
                : Ffmpeg.text(status).toLowerCase(Locale.ROOT);
        return MediaException.of(
                file,
                "is not a video file that can be read (" + trouble
                        + "); give an ordinary video file, such as .mp4, .mov, .mkv or .avi");
    }

    /** Its disk or its connection failed where its bytes were asked for. */
    static MediaException unreadable(Path file, long position, String trouble) {
        return new MediaException(
                file + " cannot be read at byte " + position + " (" + trouble.toLowerCase(Locale.ROOT)
                        + "); mend its disk or its connection, or put a good copy in its place",
                false,
                OptionalLong.of(position));
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A few bytes of the file as text; empty where it has none there. */
    public static String ascii(Path file, int offset, int length) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(offset + length);
            return head.length < offset + length ? "" : new String(head, offset, length, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
