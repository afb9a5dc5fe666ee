package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.frame.Light;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Brightness to and from FFmpeg, which keeps it beside pictures. */
public final class Lights {
    private static final int POINT_UNIT = 50_000;
    private static final int LUMINANCE_UNIT = 10_000;

    private Lights() {}

    /** What a decoded frame says, be it from its own bits or from its container; null where it says nothing. */
    public static @Nullable Light of(AVFrame frame) {
        AVFrameSideData display = av_frame_get_side_data(frame, AV_FRAME_DATA_MASTERING_DISPLAY_METADATA);
        AVFrameSideData level = av_frame_get_side_data(frame, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL);
        Light.Mastering mastering = display == null ? null : mastering(new AVMasteringDisplayMetadata(display.data()));
        AVContentLightMetadata content = level == null ? null : new AVContentLightMetadata(level.data());
        if (mastering == null && content == null) {
            return null;
        }
        return new Light(mastering, content == null ? 0 : content.MaxCLL(), content == null ? 0 : content.MaxFALL());
    }

    private static Light.@Nullable Mastering mastering(AVMasteringDisplayMetadata data) {
        if (data.has_primaries() == 0 || data.has_luminance() == 0) {
            return null;
        }
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            points.add(number(data.display_primaries(i, 0), POINT_UNIT));
            points.add(number(data.display_primaries(i, 1), POINT_UNIT));
        }
        points.add(number(data.white_point(0), POINT_UNIT));
        points.add(number(data.white_point(1), POINT_UNIT));
        return new Light.Mastering(
                points, number(data.max_luminance(), LUMINANCE_UNIT), number(data.min_luminance(), LUMINANCE_UNIT));
    }

    private static int number(AVRational value, int unit) {
        return value.den() == 0 ? 0 : (int) Math.round((double) value.num() * unit / value.den());
    }

    /** Tells an encoder that is not open yet, which writes it where its codec has a place for it. */
    public static void put(Light light, AVCodecContext encoder) {
        // FFmpeg allocates the array, and the encoder frees it.
        PointerPointer<AVFrameSideData> all = new PointerPointer<>((Pointer) null);
        try (IntPointer count = new IntPointer(1).put(0)) {
            if (light.mastering() != null) {
                AVFrameSideData data = av_frame_side_data_new(
                        all,
                        count,
                        AV_FRAME_DATA_MASTERING_DISPLAY_METADATA,
                        Loader.sizeof(AVMasteringDisplayMetadata.class),
                        0);
                put(light.mastering(), new AVMasteringDisplayMetadata(data.data()));
            }
            if (light.brightestPixel() > 0 || light.brightestFrame() > 0) {
                AVFrameSideData data = av_frame_side_data_new(
                        all, count, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL, Loader.sizeof(AVContentLightMetadata.class), 0);
                put(light, new AVContentLightMetadata(data.data()));
            }
            encoder.decoded_side_data(all);
            encoder.nb_decoded_side_data(count.get());
        }
    }

    static void put(Light.Mastering mastering, AVMasteringDisplayMetadata to) {
        List<Integer> points = mastering.chromaticities();
        for (int i = 0; i < 3; i++) {
            to.display_primaries(i, 0, av_make_q(points.get(2 * i), POINT_UNIT));
            to.display_primaries(i, 1, av_make_q(points.get(2 * i + 1), POINT_UNIT));
        }
        to.white_point(0, av_make_q(points.get(6), POINT_UNIT));
        to.white_point(1, av_make_q(points.get(7), POINT_UNIT));
        to.max_luminance(av_make_q(mastering.brightest(), LUMINANCE_UNIT));
        to.min_luminance(av_make_q(mastering.darkest(), LUMINANCE_UNIT));
        to.has_primaries(1);
        to.has_luminance(1);
    }

    static void put(Light light, AVContentLightMetadata to) {
        to.MaxCLL(light.brightestPixel());
        to.MaxFALL(light.brightestFrame());
    }
}
