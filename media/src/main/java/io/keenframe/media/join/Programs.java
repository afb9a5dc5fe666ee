package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avformat.av_new_program;
import static org.bytedeco.ffmpeg.global.avformat.av_program_add_stream_index;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVProgram;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** A transport stream's services, each with its name and its streams. */
final class Programs {
    private Programs() {}

    /** Copies those that have a stream in the result. */
    static void copy(AVFormatContext from, AVFormatContext to, Map<Integer, AVStream> bySource) {
        for (int i = 0; i < from.nb_programs(); i++) {
            AVProgram program = from.programs(i);
            List<AVStream> streams = IntStream.range(0, program.nb_stream_indexes())
                    .mapToObj(s -> bySource.get(program.stream_index().get(s)))
                    .filter(Objects::nonNull)
                    .toList();
            if (!streams.isEmpty()) {
                av_new_program(to, program.id()).metadata(Metadata.copy(program.metadata(), key -> true));
                streams.forEach(stream -> av_program_add_stream_index(to, program.id(), stream.index()));
            }
        }
    }
}
