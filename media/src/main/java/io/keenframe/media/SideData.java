package io.keenframe.media;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;

/** What a container says of a video stream besides its packets: rotation, the mastering display, projection. */
final class SideData {
    /** What stays true when the pictures are encoded anew; the rest belongs to the old bits. */
    private static final Set<Integer> KEPT = Set.of(
            AV_PKT_DATA_DISPLAYMATRIX,
            AV_PKT_DATA_STEREO3D,
            AV_PKT_DATA_SPHERICAL,
            AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
            AV_PKT_DATA_CONTENT_LIGHT_LEVEL,
            AV_PKT_DATA_AMBIENT_VIEWING_ENVIRONMENT,
            AV_PKT_DATA_ICC_PROFILE);

    private SideData() {}

    static void copy(AVCodecParameters from, AVCodecParameters to) {
        for (int i = 0; i < from.nb_coded_side_data(); i++) {
            AVPacketSideData data = from.coded_side_data().getPointer(i);
            if (KEPT.contains(data.type())) {
                byte[] bytes = new byte[(int) data.size()];
                data.data().get(bytes);
                add(to, data.type(), bytes);
            }
        }
    }

    private static void add(AVCodecParameters to, int type, byte[] bytes) {
        AVPacketSideData all = new AVPacketSideData(to.coded_side_data());
        int[] count = {to.nb_coded_side_data()};
        AVPacketSideData added = av_packet_side_data_new(all, count, type, bytes.length, 0);
        added.data().put(bytes);
        to.coded_side_data(all);
        to.nb_coded_side_data(count[0]);
    }
}
