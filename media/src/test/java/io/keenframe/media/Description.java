package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_FRAME_CROPPING;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.av_get_media_type_string;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import io.keenframe.media.av.Input;
import io.keenframe.media.av.Ticks;
import io.keenframe.media.join.Metadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a container says of its film besides packets, as lines that can be compared. */
final class Description {
    private Description() {}

    static List<String> of(Path film) {
        List<String> lines = new ArrayList<>();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            var context = input.context();
            lines.add("title " + Metadata.read(context.metadata()).get("title"));
            for (int i = 0; i < context.nb_chapters(); i++) {
                var chapter = context.chapters(i);
                lines.add("chapter "
                        + Listing.moment(chapter.start(), Ticks.rational(chapter.time_base())) + " "
                        + Listing.moment(chapter.end(), Ticks.rational(chapter.time_base())) + " "
                        + Metadata.read(chapter.metadata()).get("title"));
            }
            for (int i = 0; i < context.nb_streams(); i++) {
                lines.add(
                        "language " + Metadata.read(input.stream(i).metadata()).get("language") + " disposition "
                                + input.stream(i).disposition());
            }
            var video = input.stream(input.video()).codecpar();
            lines.add("aspect "
                    + Ticks.rational(av_guess_sample_aspect_ratio(context, input.stream(input.video()), null)));
            lines.add("colour "
                    + List.of(video.color_primaries(), video.color_trc(), video.color_space(), video.color_range()));
            lines.add("rotation " + numbers(video, AV_PKT_DATA_DISPLAYMATRIX, 9));
            lines.add("cropping " + numbers(video, AV_PKT_DATA_FRAME_CROPPING, 4));
        }
        return lines;
    }

    /** Every stream's kind, codec and tags. */
    static List<String> streams(Path film) {
        List<String> lines = new ArrayList<>();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            for (int i = 0; i < input.context().nb_streams(); i++) {
                var par = input.stream(i).codecpar();
                StringBuilder line = new StringBuilder(
                        i + " " + av_get_media_type_string(par.codec_type()).getString() + " "
                                + avcodec_get_name(par.codec_id()).getString());
                Metadata.read(input.stream(i).metadata())
                        .forEach((key, value) -> line.append(", " + key + "=" + value));
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /** A transport stream's services: number, name, streams. */
    static List<String> services(Path film) {
        List<String> lines = new ArrayList<>();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            for (int i = 0; i < input.context().nb_programs(); i++) {
                var program = input.context().programs(i);
                List<Integer> streams = new ArrayList<>();
                for (int s = 0; s < program.nb_stream_indexes(); s++) {
                    streams.add(program.stream_index().get(s));
                }
                streams.sort(null);
                lines.add(program.id() + " " + Metadata.read(program.metadata()).get("service_name") + " " + streams);
            }
        }
        return lines;
    }

    /** What the container says of brightness. */
    static List<String> light(Path film) {
        List<String> lines = new ArrayList<>();
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            var video = input.stream(input.video()).codecpar();
            for (int i = 0; i < video.nb_coded_side_data(); i++) {
                var data = video.coded_side_data().getPointer(i);
                if (data.type() == AV_PKT_DATA_MASTERING_DISPLAY_METADATA) {
                    var display = new org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata(data.data());
                    lines.add("display " + Math.round(10_000 * av_q2d(display.max_luminance())) + " "
                            + Math.round(50_000 * av_q2d(display.display_primaries(0, 0))));
                } else if (data.type() == AV_PKT_DATA_CONTENT_LIGHT_LEVEL) {
                    var level = new org.bytedeco.ffmpeg.avutil.AVContentLightMetadata(data.data());
                    lines.add("level " + level.MaxCLL() + " " + level.MaxFALL());
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    static Map<String, String> metadata(Path film) {
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            return Metadata.read(input.context().metadata());
        }
    }

    private static String numbers(org.bytedeco.ffmpeg.avcodec.AVCodecParameters video, int kind, int count) {
        var data = av_packet_side_data_get(video.coded_side_data(), video.nb_coded_side_data(), kind);
        if (data == null || data.isNull()) {
            return "none";
        }
        int[] numbers = new int[count];
        new org.bytedeco.javacpp.IntPointer(data.data()).get(numbers);
        return Arrays.toString(numbers);
    }
}
