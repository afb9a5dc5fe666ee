package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;

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
            lines.add("rotation " + rotation(video));
        }
        return lines;
    }

    static Map<String, String> metadata(Path film) {
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            return Metadata.read(input.context().metadata());
        }
    }

    private static String rotation(org.bytedeco.ffmpeg.avcodec.AVCodecParameters video) {
        var data =
                av_packet_side_data_get(video.coded_side_data(), video.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (data == null || data.isNull()) {
            return "none";
        }
        int[] matrix = new int[9];
        new org.bytedeco.javacpp.IntPointer(data.data()).get(matrix);
        return Arrays.toString(matrix);
    }
}
