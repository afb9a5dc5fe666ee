package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.av.Output;
import io.keenframe.media.join.Container;
import io.keenframe.media.pixel.Colours;
import io.keenframe.media.write.PartFile;
import io.keenframe.media.write.PartPackets;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import io.keenframe.media.write.Timeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A small film with everything that gets lost easily: a varying frame rate, B-frames, pixels that are not square,
 * rotation, sound in a foreign language, subtitles, chapters and a title.
 */
final class SyntheticFilm {
    static final int FRAMES = 40;
    private static final int SAMPLE_RATE = 8000;
    private static final int SOUND_BLOCK = 800;

    private final Output output;
    private final boolean mp4;

    private SyntheticFilm(Output output, boolean mp4) {
        this.output = output;
        this.mp4 = mp4;
    }

    /** Milliseconds of a frame: about 25 a second, and never evenly. */
    static long moment(int frame) {
        return 40L * frame + frame % 3 * 7L + (frame > 25 ? 500 : 0);
    }

    /** Writes it as MOV or as Matroska, by the file's name. */
    static Path write(Path file, Path scratch) {
        Container container = Container.of(file);
        Path part = scratch.resolve("pictures.nut");
        PartSettings settings = new PartSettings(
                new Encoding(Codec.H264, 20, false),
                Pictures.SIZE,
                PixelFormat.YUV420P,
                Pictures.BT709,
                new Rational(1, 1000),
                new Rational(25, 1),
                new Rational(4, 3),
                2);
        try (PartWriter writer = PartWriter.open(part, settings)) {
            for (int i = 0; i < FRAMES; i++) {
                writer.write(Pictures.frame(i, moment(i)));
            }
            writer.finish();
        }
        try (Output output = new Output(file, scratch.resolve("film.partial"), container.format())) {
            new SyntheticFilm(output, container.isMov()).write(part);
            output.finish();
        }
        return file;
    }

    private void write(Path part) {
        AVFormatContext context = output.context();
        context.avoid_negative_ts(0);
        context.metadata(dictionary("title", "A film"));
        addChapters(context);
        Timeline timeline = Timeline.of(List.of(PartFile.timestamps(part)));
        try (PartFile file = new PartFile(part);
                PartPackets pictures = new PartPackets(List.of(part), timeline)) {
            addVideo(file);
            addSound();
            addSubtitles();
            output.begin(Map.of());
            AVPacket packet;
            while ((packet = pictures.peek()) != null) {
                packet.duration(timeline.duration(packet.pts(), 40));
                send(packet, 0, 1000);
                pictures.advance();
            }
        }
        for (int i = 0; i < 25; i++) {
            byte[] sound = new byte[2 * SOUND_BLOCK];
            for (int s = 0; s < SOUND_BLOCK; s++) {
                sound[2 * s + 1] = (byte) (40 * Math.sin(0.3 * (s + SOUND_BLOCK * i)));
            }
            send(sound, 1, (long) SOUND_BLOCK * i, SOUND_BLOCK, SAMPLE_RATE);
        }
        send(subtitle("Good morning"), 2, 200, 600, 1000);
        send(subtitle("Good night"), 2, 1500, 400, 1000);
    }

    private void addVideo(PartFile part) {
        AVStream stream = avformat_new_stream(output.context(), null);
        avcodec_parameters_copy(stream.codecpar(), part.parameters());
        Colours.put(Pictures.BT709, stream.codecpar());
        stream.codecpar().codec_tag(0);
        stream.sample_aspect_ratio().num(4).den(3);
        stream.avg_frame_rate().num(25).den(1);
        stream.time_base().num(1).den(1000);
        rotate(stream);
    }

    /** It lies on its side, and a border of it is not to be shown. */
    private static void rotate(AVStream stream) {
        var all = new org.bytedeco.ffmpeg.avcodec.AVPacketSideData((Pointer) null);
        int[] count = {0};
        var added = av_packet_side_data_new(all, count, AV_PKT_DATA_DISPLAYMATRIX, 36, 0);
        var matrix = new org.bytedeco.javacpp.IntPointer(added.data());
        matrix.put(0, 1 << 16, 0, -(1 << 16), 0, 0, Pictures.SIZE.height() << 16, 0, 1 << 30);
        added = av_packet_side_data_new(all, count, AV_PKT_DATA_FRAME_CROPPING, 16, 0);
        new org.bytedeco.javacpp.IntPointer(added.data()).put(2, 4, 6, 8);
        stream.codecpar().coded_side_data(all);
        stream.codecpar().nb_coded_side_data(count[0]);
    }

    private void addSound() {
        AVStream stream = avformat_new_stream(output.context(), null);
        var par = stream.codecpar();
        par.codec_type(AVMEDIA_TYPE_AUDIO);
        par.codec_id(AV_CODEC_ID_PCM_S16LE);
        par.sample_rate(SAMPLE_RATE);
        par.bits_per_coded_sample(16);
        par.block_align(2);
        av_channel_layout_default(par.ch_layout(), 1);
        stream.time_base().num(1).den(SAMPLE_RATE);
        stream.metadata(dictionary("language", "nob"));
    }

    private void addSubtitles() {
        AVStream stream = avformat_new_stream(output.context(), null);
        stream.codecpar().codec_type(AVMEDIA_TYPE_SUBTITLE);
        stream.codecpar().codec_id(mp4 ? AV_CODEC_ID_MOV_TEXT : AV_CODEC_ID_SUBRIP);
        stream.time_base().num(1).den(1000);
        stream.metadata(dictionary("language", "eng"));
    }

    private byte[] subtitle(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        if (!mp4) {
            return letters;
        }
        byte[] sample = new byte[letters.length + 2];
        sample[1] = (byte) letters.length;
        System.arraycopy(letters, 0, sample, 2, letters.length);
        return sample;
    }

    private static void addChapters(AVFormatContext context) {
        PointerPointer<AVChapter> chapters = new PointerPointer<>(av_mallocz(2L * Loader.sizeof(Pointer.class)));
        for (int i = 0; i < 2; i++) {
            AVChapter chapter = new AVChapter(av_mallocz(Loader.sizeof(AVChapter.class)));
            chapter.id(i + 1);
            chapter.time_base().num(1).den(1000);
            chapter.start(1000L * i).end(1000L * (i + 1));
            chapter.metadata(dictionary("title", "Chapter " + (i + 1)));
            chapters.put(i, chapter);
        }
        context.chapters(chapters);
        context.nb_chapters(2);
    }

    private static AVDictionary dictionary(String key, String value) {
        AVDictionary dictionary = new AVDictionary(null);
        av_dict_set(dictionary, key, value, 0);
        return dictionary;
    }

    private void send(byte[] bytes, int stream, long pts, long duration, int unit) {
        AVPacket packet = av_packet_alloc();
        av_new_packet(packet, bytes.length);
        packet.data().put(bytes);
        packet.pts(pts);
        packet.dts(pts);
        packet.duration(duration);
        packet.flags(AV_PKT_FLAG_KEY);
        send(packet, stream, unit);
        av_packet_free(packet);
    }

    private void send(AVPacket packet, int stream, int unit) {
        AVStream to = output.context().streams(stream);
        packet.stream_index(stream);
        av_packet_rescale_ts(packet, av_make_q(1, unit), to.time_base());
        output.write(packet);
    }
}
