package io.keenframe.media.fields;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import io.keenframe.contract.frame.FieldStudy;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Which field of a picture is the earlier one, as encoders and containers are told. */
public final class FieldOrder {
    private FieldOrder() {}

    /** FFmpeg's AVFieldOrder of what a treatment makes. */
    public static int number(FieldStudy fields) {
        if (!fields.interlacedResult()) {
            return AV_FIELD_PROGRESSIVE;
        }
        return fields.topFirst() ? AV_FIELD_TT : AV_FIELD_BB;
    }

    /** Tells an encoder of interlaced pictures, so that it searches and transforms each field by itself. */
    public static void put(FieldStudy fields, AVCodecContext context) {
        if (fields.interlacedResult()) {
            context.field_order(number(fields));
            context.flags(context.flags() | AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME);
        }
    }

    /** Says it of a frame that is to be encoded. */
    public static void put(FieldStudy fields, AVFrame frame) {
        if (fields.interlacedResult()) {
            int first = fields.topFirst() ? AVFrame.AV_FRAME_FLAG_TOP_FIELD_FIRST : 0;
            frame.flags(frame.flags() | AVFrame.AV_FRAME_FLAG_INTERLACED | first);
        }
    }
}
