package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_TS_NONSTRICT;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.media.av.Input;
import io.keenframe.media.av.Output;
import io.keenframe.media.write.Film;
import io.keenframe.media.write.PartPackets;
import io.keenframe.media.write.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Writes the restored packets and the copied ones in the order of their decoding. */
final class Interleaver implements AutoCloseable {
    /** Reading on for the last frame's duration ends this long after it, in seconds. */
    private static final double PATIENCE = 2;

    private final Input input;
    private final TrackList tracks;
    private final Timeline timeline;
    private final Window window;
    private final Output output;
    private final PartPackets parts;
    private final AVPacket copied = av_packet_alloc();
    private final Headers headers;
    private final DecodingTimes decodingTimes = new DecodingTimes();
    private final Map<Integer, Long> lastDts = new HashMap<>();
    private final Embedded embedded;
    private final Embedded kept;
    private long lastFrameDuration;
    private boolean knowsLast;

    Interleaver(Input input, TrackList tracks, Film film, Window window, Output output) {
        this.input = input;
        this.tracks = tracks;
        this.timeline = film.timeline();
        this.window = window;
        this.output = output;
        this.parts = new PartPackets(film.files(), timeline);
        this.lastFrameDuration = timeline.usualDuration();
        this.embedded =
                new Embedded(input.stream(tracks.sourceVideo()).codecpar().codec_id());
        this.headers = new Headers(tracks.container());
        this.kept = new Embedded(tracks.video().codecpar().codec_id());
    }

    /** What the source's pictures carry that the result's do not, once it has run. */
    List<String> lost() {
        List<String> lost = new ArrayList<>(embedded.seen());
        lost.removeAll(kept.seen());
        return lost;
    }

    /** What became of the headers of copied streams, once it has run. */
    Headers headers() {
        return headers;
    }

    void run() {
        boolean more = readCopied();
        AVPacket restored = parts.peek();
        while (more || restored != null) {
            if (restored != null && (!more || isNext(restored))) {
                writeRestored(restored);
                restored = parts.peek();
            } else {
                writeCopied();
                more = readCopied();
            }
        }
    }

    private boolean isNext(AVPacket restored) {
        AVRational base = input.stream(copied.stream_index()).time_base();
        if (restored.pts() == timeline.last() && !knowsLast) {
            double seconds = (double) copied.dts() * base.num() / base.den();
            return seconds
                    > (double) timeline.last()
                                    * window.base().num()
                                    / window.base().den()
                            + PATIENCE;
        }
        return av_compare_ts(restored.dts(), window.base(), copied.dts(), base) <= 0;
    }

    private void writeRestored(AVPacket packet) {
        AVStream to = tracks.video();
        kept.lookAtHead(packet);
        packet.duration(timeline.duration(packet.pts(), lastFrameDuration));
        move(packet, window.shift());
        send(packet, window.base(), to);
        parts.advance();
    }

    /** Goes on to the source's next packet that is copied; false where there is none. */
    private boolean readCopied() {
        while (input.read(copied)) {
            int stream = copied.stream_index();
            if (stream == tracks.sourceVideo()) {
                learn(copied);
            } else if (tracks.copies(stream) && !isSilence(copied) && isWanted(copied) && isReadable(copied)) {
                return true;
            }
            av_packet_unref(copied);
        }
        writeRest();
        return false;
    }

    private void learn(AVPacket packet) {
        embedded.look(packet);
        long pts = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (pts == timeline.last() && packet.duration() > 0) {
            lastFrameDuration = packet.duration();
            knowsLast = true;
        }
    }

    /** Whether what is to be copied as it is has what it takes to be read again. */
    private boolean isReadable(AVPacket packet) {
        int stream = packet.stream_index();
        return tracks.conversion(stream).isPresent() || headers.suffice(packet, input.stream(stream));
    }

    /** Whether it is MP4's way to say that no subtitle is up: the muxer says it anew wherever it is so. */
    private boolean isSilence(AVPacket packet) {
        return input.stream(packet.stream_index()).codecpar().codec_id() == AV_CODEC_ID_MOV_TEXT
                && packet.size() == 2
                && packet.data().getShort() == 0;
    }

    private boolean isWanted(AVPacket packet) {
        decodingTimes.complete(packet, input.stream(packet.stream_index()));
        long from = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        AVRational base = input.stream(packet.stream_index()).time_base();
        return input.isCover(packet.stream_index()) || window.meets(from, from + packet.duration(), base);
    }

    private void writeCopied() {
        int stream = copied.stream_index();
        copied.time_base(input.stream(stream).time_base());
        var conversion = tracks.conversion(stream);
        if (conversion.isPresent()) {
            conversion.get().convert(copied, packet -> write(packet, stream));
            av_packet_unref(copied);
        } else {
            write(copied, stream);
        }
    }

    /** Converted packets come later than what they are made of. */
    private void writeRest() {
        for (int stream : tracks.converted()) {
            tracks.conversion(stream).ifPresent(c -> c.convert(null, packet -> write(packet, stream)));
        }
    }

    private void write(AVPacket packet, int stream) {
        AVRational base = packet.time_base();
        AVStream to = tracks.copy(stream);
        if (input.isCover(stream)) {
            send(packet, base, to);
            return;
        }
        if (to.codecpar().codec_type() == AVMEDIA_TYPE_SUBTITLE) {
            clamp(packet, base);
        }
        move(packet, window.shiftIn(base));
        send(packet, base, to);
    }

    /** A subtitle that is up when the stretch begins comes up with it. */
    private void clamp(AVPacket packet, AVRational base) {
        long start = window.clampStart(packet.pts(), base);
        packet.duration(Math.max(0, packet.duration() - (start - packet.pts())));
        packet.pts(start);
        packet.dts(start);
    }

    private static void move(AVPacket packet, long shift) {
        packet.dts(packet.dts() + shift);
        if (packet.pts() != AV_NOPTS_VALUE) {
            packet.pts(packet.pts() + shift);
        }
    }

    /** How much later than the one before a packet is at least: most writers take no two at one moment, but of text. */
    private int step(AVStream to) {
        boolean strict = (output.context().oformat().flags() & AVFMT_TS_NONSTRICT) == 0;
        int type = to.codecpar().codec_type();
        return strict && (type == AVMEDIA_TYPE_AUDIO || type == AVMEDIA_TYPE_VIDEO) ? 1 : 0;
    }

    private void send(AVPacket packet, AVRational base, AVStream to) {
        av_packet_rescale_ts(packet, base, to.time_base());
        @Nullable Long last = lastDts.get(to.index());
        if (last != null && packet.dts() < last + step(to)) {
            // Some sources go back a little; no container may.
            packet.dts(last + step(to));
            packet.pts(Math.max(packet.pts(), packet.dts()));
        }
        lastDts.put(to.index(), packet.dts());
        packet.stream_index(to.index());
        packet.pos(-1);
        output.write(packet);
    }

    @Override
    public void close() {
        parts.close();
        av_packet_free(copied);
    }
}
