package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;
import static org.bytedeco.ffmpeg.global.avutil.av_rescale_q;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** The named stretches of a film. */
final class Chapters {
    private Chapters() {}

    /** Copies those that the window meets, cut to it and moved with it. */
    static void copy(AVFormatContext from, AVFormatContext to, Window window) {
        List<AVChapter> kept = new ArrayList<>();
        for (int i = 0; i < from.nb_chapters(); i++) {
            AVChapter chapter = from.chapters(i);
            if (window.meets(chapter.start(), chapter.end(), chapter.time_base())) {
                kept.add(copy(chapter, window));
            }
        }
        if (kept.isEmpty()) {
            return;
        }
        Pointer array = av_mallocz((long) Loader.sizeof(Pointer.class) * kept.size());
        PointerPointer<AVChapter> chapters = new PointerPointer<>(array);
        for (int i = 0; i < kept.size(); i++) {
            chapters.put(i, kept.get(i));
        }
        to.chapters(chapters);
        to.nb_chapters(kept.size());
    }

    private static AVChapter copy(AVChapter from, Window window) {
        AVChapter chapter = new AVChapter(av_mallocz(Loader.sizeof(AVChapter.class)));
        long shift = av_rescale_q(window.shift(), window.base(), from.time_base());
        chapter.id(from.id());
        chapter.time_base(from.time_base());
        chapter.start(window.clampStart(from.start(), from.time_base()) + shift);
        chapter.end(window.clampEnd(from.end(), from.time_base()) + shift);
        chapter.metadata(Metadata.copy(from.metadata(), key -> true));
        return chapter;
    }
}
