package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * How far into a container reading has come, against what the container announced: FFmpeg says nothing where a
 * truncated file breaks off.
 */
final class Progress {
    /** Announced durations are rounded, and some writers count a packet too many. */
    private static final double SLACK_SECONDS = 0.5;

    private static final double SLACK_SHARE = 0.002;

    private final Input input;
    private double endSeconds = Double.NEGATIVE_INFINITY;

    Progress(Input input) {
        this.input = input;
    }

    /** Looks at the index, where the container has one: what is missing because it lies beyond the end of the file. */
    Optional<String> missingByIndex(int video) {
        AVStream stream = input.stream(video);
        int entries = avformat_index_get_entries_count(stream);
        if (!input.format().startsWith("mov") || entries == 0) {
            return Optional.empty();
        }
        long size = SourceFile.size(input.file());
        int all = 0;
        int there = 0;
        for (int i = 0; i < entries; i++) {
            AVIndexEntry entry = avformat_index_get_entry(stream, i);
            if ((entry.flags() & AVIndexEntry.AVINDEX_DISCARD_FRAME) == 0) {
                all++;
                there += entry.pos() + entry.size() <= size ? 1 : 0;
            }
        }
        return there < all ? Optional.of(told(there, " of " + all + " frames")) : Optional.empty();
    }

    /** How many frames the index says are presented; 0 where there is no index. */
    long indexedFrames(int video) {
        AVStream stream = input.stream(video);
        int entries = input.format().startsWith("mov") ? avformat_index_get_entries_count(stream) : 0;
        long presented = 0;
        for (int i = 0; i < entries; i++) {
            int flags = avformat_index_get_entry(stream, i).flags();
            presented += (flags & AVIndexEntry.AVINDEX_DISCARD_FRAME) == 0 ? 1 : 0;
        }
        return presented;
    }

    /** A packet of any stream has been read. */
    void saw(AVPacket packet) {
        long pts = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (pts != AV_NOPTS_VALUE) {
            var base = input.stream(packet.stream_index()).time_base();
            double end = (pts + Math.max(0, packet.duration())) * (double) base.num() / base.den();
            endSeconds = Math.max(endSeconds, end);
        }
    }

    /** At the end of the file: what is missing, if something is. */
    Optional<String> missing(int video, long frames, long announcedFrames) {
        AVFormatContext context = input.context();
        if (context.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM
                && !input.format().equals("avi")) {
            return Optional.empty();
        }
        // AVI counts frames, and FFmpeg guesses its duration where the index is missing.
        AVStream stream = input.stream(video);
        double announced = input.format().equals("avi")
                ? stream.nb_frames() * Ticks.rational(stream.time_base()).value()
                : context.duration() / 1e6;
        if (endSeconds >= announced - Math.max(SLACK_SECONDS, SLACK_SHARE * announced)) {
            return Optional.empty();
        }
        return Optional.of(
                told(frames, announcedFrames > frames ? " of about " + announcedFrames + " frames" : " frames"));
    }

    private static String told(long there, String of) {
        return "ends after " + there + of;
    }
}
