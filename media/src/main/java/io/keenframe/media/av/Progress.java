package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * How far into a container reading has come, against what the container announced: FFmpeg says nothing where a
 * truncated file breaks off.
 */
public final class Progress {
    /** Announced durations are rounded, and some writers count a packet too many. */
    private static final double SLACK_SECONDS = 0.5;

    private static final double SLACK_SHARE = 0.002;

    private final Input input;
    private final int video;
    private final Holes holes;
    private double endSeconds = Double.NEGATIVE_INFINITY;
    private int pictures;

    /**
     * The progress of a film's reading.
     *
     * @param video the stream of its pictures
     */
    public Progress(Input input, int video) {
        this.input = input;
        this.video = video;
        this.holes = new Holes(input.format());
    }

    /** The frames that went with damage between packets. */
    public Holes holes() {
        return holes;
    }

    /** Looks at the index, where the container has one: what is missing because it lies beyond the end of the file. */
    public Optional<String> missingByIndex() {
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
    public long indexedFrames() {
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
    public void saw(AVPacket packet) {
        boolean picture = packet.stream_index() == video;
        pictures += picture ? 1 : 0;
        holes.saw(packet, picture);
        long pts = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (pts != AV_NOPTS_VALUE) {
            var base = input.stream(packet.stream_index()).time_base();
            double end = (pts + Math.max(0, packet.duration())) * (double) base.num() / base.den();
            endSeconds = Math.max(endSeconds, end);
        }
    }

    /** At the end of the file: what is missing, if something is. */
    public Optional<String> missing(long frames, long announcedFrames) {
        boolean avi = input.format().equals("avi");
        if (!avi && !announcesDuration()) {
            return Optional.empty();
        }
        // AVI counts frames, and FFmpeg guesses its duration where the index is missing.
        AVStream stream = input.stream(video);
        int listed = avformat_index_get_entries_count(stream);
        if (avi && holes.any() && announcedFrames > 0 && pictures < listed) {
            return Optional.of("has " + pictures + " of " + listed + " frames that its index lists");
        }
        double announced = avi
                ? stream.nb_frames() * Ticks.rational(stream.time_base()).value()
                : input.context().duration() / 1e6;
        if (endSeconds >= announced - Math.max(SLACK_SECONDS, SLACK_SHARE * announced)) {
            return Optional.empty();
        }
        return Optional.of(
                told(frames, announcedFrames > frames ? " of about " + announcedFrames + " frames" : " frames"));
    }

    /** NUT's index says when its last packet is presented. */
    private boolean announcesDuration() {
        int method = input.context().duration_estimation_method();
        return method == AVFMT_DURATION_FROM_STREAM
                || (method == AVFMT_DURATION_FROM_PTS && input.format().equals("nut"));
    }

    private static String told(long there, String of) {
        return "ends after " + there + of;
    }
}
