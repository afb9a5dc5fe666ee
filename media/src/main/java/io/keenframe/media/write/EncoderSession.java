package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.A53Captions;
import io.keenframe.media.av.Ffmpeg;
import io.keenframe.media.av.FfmpegLog;
import io.keenframe.media.av.Lights;
import io.keenframe.media.fields.FieldOrder;
import io.keenframe.media.pixel.Colours;
import io.keenframe.media.pixel.FramePacker;
import io.keenframe.media.pixel.PixelConverter;
import io.keenframe.media.pixel.PixelFormats;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** One run of an encoder: frames in, packets out, nothing shared with the run before. */
final class EncoderSession implements AutoCloseable {
    private final Path file;
    private final PartSettings settings;
    private final EncodedFormat format;
    private final AVCodecContext context;
    private final AVPacket packet = av_packet_alloc();
    private final @Nullable PixelConverter converter;

    private EncoderSession(Path file, PartSettings settings, EncodedFormat format, AVCodecContext context) {
        this.file = file;
        this.settings = settings;
        this.format = format;
        this.context = context;
        this.converter = format.id() == PixelFormats.id(settings.format())
                ? null
                : new PixelConverter(format.id(), format.colour());
    }

    /** Starts the first encoder of the build that takes such frames. */
    static EncoderSession open(Path file, PartSettings settings) {
        var encoding = settings.encoding();
        String trouble = "takes no such pixels";
        for (EncoderRecipe recipe : Encoders.candidates(encoding.codec(), encoding.lossless())) {
            var format = EncodedFormat.choose(recipe, settings);
            if (format.isPresent()) {
                AVCodecContext context = configure(recipe, settings, format.get());
                FfmpegLog.forget();
                int status = start(context, recipe, settings, format.get());
                if (status >= 0) {
                    return new EncoderSession(file, settings, format.get(), context);
                }
                trouble = recipe.encoder() + ": " + FfmpegLog.reason(Ffmpeg.text(status));
                avcodec_free_context(context);
            }
        }
        throw new MediaException(encoding.codec().label() + (encoding.lossless() ? " without loss" : "")
                + " cannot hold frames of " + settings.size() + " "
                + settings.format().name() + " (" + trouble
                + "); choose the codec ffv1, which holds everything");
    }

    private static AVCodecContext configure(EncoderRecipe recipe, PartSettings s, EncodedFormat format) {
        AVCodecContext c = avcodec_alloc_context3(avcodec_find_encoder_by_name(recipe.encoder()));
        c.width(s.size().width());
        c.height(s.size().height());
        c.pix_fmt(format.id());
        c.time_base().num(s.timeBase().numerator());
        c.time_base().den(s.timeBase().denominator());
        Rational rate = s.frameRate().value() > 0 ? s.frameRate() : new Rational(25, 1);
        c.framerate().num(rate.numerator());
        c.framerate().den(rate.denominator());
        if (s.sampleAspect().value() > 0) {
            c.sample_aspect_ratio().num(s.sampleAspect().numerator());
            c.sample_aspect_ratio().den(s.sampleAspect().denominator());
        }
        Colours.put(format.colour(), c);
        if (s.light() != null) {
            Lights.put(s.light(), c);
        }
        if (recipe.holdsFields()) {
            FieldOrder.put(s.fields(), c);
        }
        c.thread_count(s.threads());
        c.flags(c.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_CLOSED_GOP | AV_CODEC_FLAG_BITEXACT);
        return c;
    }

    private static int start(AVCodecContext context, EncoderRecipe recipe, PartSettings s, EncodedFormat format) {
        AVDictionary options = new AVDictionary(null);
        options(recipe, s, format).forEach((key, value) -> av_dict_set(options, key, value, 0));
        AVCodec codec = avcodec_find_encoder_by_name(recipe.encoder());
        int status = avcodec_open2(context, codec, options);
        av_dict_free(options);
        return status;
    }

    private static Map<String, String> options(EncoderRecipe recipe, PartSettings s, EncodedFormat format) {
        Map<String, String> all = new HashMap<>(recipe.options());
        all.putAll(s.encoding().lossless() ? recipe.lossless().orElseThrow() : recipe.quality());
        Integer asked = s.encoding().crf();
        String quality = Integer.toString((asked == null ? recipe.defaultQuality() : asked) + recipe.shift());
        boolean chroma444 = PixelFormats.name(format.id()).contains("444");
        all.replaceAll((key, value) -> value.replace("%t", Integer.toString(s.threads()))
                .replace("%q", quality)
                .replace("%p", chroma444 ? "4444" : "hq"));
        return all;
    }

    AVCodecContext context() {
        return context;
    }

    EncodedFormat format() {
        return format;
    }

    /** Takes one frame, and hands out what packets are ready. */
    void encode(Frame frame, Consumer<AVPacket> packets) {
        AVFrame packed = FramePacker.pack(frame);
        try {
            if (converter != null) {
                AVFrame converted = converter.convert(packed);
                av_frame_free(packed);
                packed = converted;
            }
            Colours.put(format.colour(), packed);
            FieldOrder.put(settings.fields(), packed);
            A53Captions.put(frame.captions(), packed);
            Ffmpeg.check(avcodec_send_frame(context, packed), file, "encoding frame " + frame.index() + " into");
        } finally {
            av_frame_free(packed);
        }
        drain(packets);
    }

    /** Hands out the rest. */
    void flush(Consumer<AVPacket> packets) {
        Ffmpeg.check(avcodec_send_frame(context, null), file, "encoding");
        drain(packets);
    }

    private void drain(Consumer<AVPacket> packets) {
        while (true) {
            int status = avcodec_receive_packet(context, packet);
            if (Ffmpeg.again(status) || Ffmpeg.ended(status)) {
                return;
            }
            Ffmpeg.check(status, file, "encoding");
            try {
                packets.accept(packet);
            } finally {
                av_packet_unref(packet);
            }
        }
    }

    @Override
    public void close() {
        if (converter != null) {
            converter.close();
        }
        av_packet_free(packet);
        avcodec_free_context(context);
    }
}
