package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** A file in memory with one stream: some writers refuse what their tables allow, and only when they begin. */
final class Trial {
    private Trial() {}

    /** Whether a format's writer begins a file with a copy of a stream. */
    static boolean accepts(String format, AVStream from) {
        return accepts(format, from, to -> {});
    }

    /** Whether it begins one with a copy of a stream that has another header. */
    static boolean accepts(String format, AVStream from, BytePointer header, long size) {
        return accepts(format, from, to -> {
            BytePointer copy = new BytePointer(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
            Pointer.memcpy(copy, header, size);
            av_free(to.codecpar().extradata());
            to.codecpar().extradata(copy).extradata_size((int) size);
        });
    }

    private static boolean accepts(String format, AVStream from, Consumer<AVStream> change) {
        AVFormatContext context = new AVFormatContext(null);
        if (avformat_alloc_output_context2(context, null, format, (String) null) < 0) {
            return false;
        }
        AVIOContext io = new AVIOContext(null);
        avio_open_dyn_buf(io);
        context.pb(io);
        AVStream to = avformat_new_stream(context, null);
        avcodec_parameters_copy(to.codecpar(), from.codecpar());
        to.codecpar().codec_tag(0);
        to.time_base(from.time_base());
        to.disposition(from.disposition());
        change.accept(to);
        int status = avformat_write_header(context, (AVDictionary) null);
        BytePointer written = new BytePointer((BytePointer) null);
        avio_close_dyn_buf(io, written);
        av_free(written);
        context.pb(new AVIOContext(null));
        avformat_free_context(context);
        return status >= 0;
    }
}
