package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** FFmpeg's error log: to SLF4J at debug, a bounded number of lines a second, and the last one kept for exceptions. */
public final class FfmpegLog extends LogCallback {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegLog.class);
    private static final int LINES_PER_SECOND = 20;
    // "[mov,mp4 @ 0x7f13e44786c0] "
    private static final Pattern CONTEXT = Pattern.compile("^\\[[^]]* @ 0x[0-9a-f]+] ");
    private static final ThreadLocal<String> LAST = new ThreadLocal<>();
    // Held here, or the collector frees what native code calls.
    private static final FfmpegLog CALLBACK = new FfmpegLog();

    private final AtomicLong second = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();

    static void install() {
        av_log_set_level(AV_LOG_ERROR);
        setLogCallback(CALLBACK);
    }

    /** What FFmpeg last complained about in this thread, and forgets it; else the given text. */
    public static String reason(String otherwise) {
        String last = LAST.get();
        LAST.remove();
        return last == null ? otherwise : otherwise + " (" + last + ")";
    }

    /** Forgets what was complained about before. */
    public static void forget() {
        LAST.remove();
    }

    @Override
    public void call(int level, BytePointer message) {
        if (level > AV_LOG_ERROR) {
            return;
        }
        String line = message.getString().strip();
        if (!line.isEmpty()) {
            LAST.set(CONTEXT.matcher(line).replaceFirst(""));
            if (LOG.isDebugEnabled() && admits(System.nanoTime() / 1_000_000_000)) {
                LOG.debug("{}", line);
            }
        }
    }

    private boolean admits(long now) {
        if (second.getAndSet(now) != now) {
            lines.set(0);
        }
        return lines.incrementAndGet() <= LINES_PER_SECOND;
    }
}
