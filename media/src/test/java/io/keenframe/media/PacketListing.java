package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.Rational;
import io.keenframe.media.av.Input;
import io.keenframe.media.av.Ticks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The packets of a film's streams other than the restored one, by stream, as lines that can be compared. */
final class PacketListing {
    private PacketListing() {}

    /** For every such stream, named by its kind, codec and rank, a line for each packet: its moment and digest. */
    static Map<String, List<String>> of(Path film) {
        Map<String, List<String>> streams = new LinkedHashMap<>();
        AVPacket packet = av_packet_alloc();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            int video = input.video();
            while (input.read(packet)) {
                if (packet.stream_index() != video) {
                    streams.computeIfAbsent(name(input, packet.stream_index()), k -> new ArrayList<>())
                            .add(line(input, packet));
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        return streams;
    }

    private static String name(Input input, int index) {
        var par = input.stream(index).codecpar();
        return index + " " + av_get_media_type_string(par.codec_type()).getString() + " "
                + avcodec_get_name(par.codec_id()).getString();
    }

    private static String line(Input input, AVPacket packet) {
        Rational base = Ticks.rational(input.stream(packet.stream_index()).time_base());
        byte[] bytes = new byte[packet.size()];
        if (bytes.length > 0) {
            packet.data().get(bytes);
        }
        String moment = packet.pts() == AV_NOPTS_VALUE ? "none" : Listing.moment(packet.pts(), base);
        return moment + " " + HexFormat.of().formatHex(Listing.md5().digest(bytes));
    }
}
