package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_A53_CC;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_new_side_data;

import io.keenframe.contract.frame.ClosedCaptions;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;

/** Closed captions to and from FFmpeg, which keeps them beside pictures as ATSC A/53 has them. */
public final class A53Captions {
    private A53Captions() {}

    /** Those of a decoded picture. */
    public static ClosedCaptions of(AVFrame frame) {
        AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_A53_CC);
        if (data == null) {
            return ClosedCaptions.none();
        }
        byte[] bytes = new byte[(int) data.size()];
        data.data().get(bytes);
        return ClosedCaptions.of(bytes);
    }

    /** Gives them to a picture that is to be encoded; only encoders of H.264 and HEVC write them. */
    public static void put(ClosedCaptions captions, AVFrame frame) {
        if (captions.any()) {
            AVFrameSideData data = av_frame_new_side_data(frame, AV_FRAME_DATA_A53_CC, captions.triples().length);
            data.data().put(captions.triples());
        }
    }
}
