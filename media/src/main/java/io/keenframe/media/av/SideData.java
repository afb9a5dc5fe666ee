package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avcodec.*;

import io.keenframe.contract.frame.Light;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/** What a container says of a video stream besides its packets: rotation, the mastering display, projection. */
public final class SideData {
    /** What stays true when the pictures are encoded anew; the rest belongs to the old bits. */
    private static final Set<Integer> KEPT = Set.of(
            AV_PKT_DATA_DISPLAYMATRIX,
            AV_PKT_DATA_FRAME_CROPPING,
            AV_PKT_DATA_STEREO3D,
            AV_PKT_DATA_SPHERICAL,
            AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
            AV_PKT_DATA_CONTENT_LIGHT_LEVEL,
            AV_PKT_DATA_AMBIENT_VIEWING_ENVIRONMENT,
            AV_PKT_DATA_ICC_PROFILE);

    private static final SortedMap<Integer, String> WORDS = new TreeMap<>(Map.of(
            AV_PKT_DATA_DISPLAYMATRIX,
            "rotation",
            AV_PKT_DATA_FRAME_CROPPING,
            "cropping",
            AV_PKT_DATA_STEREO3D,
            "layout of two eyes' views",
            AV_PKT_DATA_SPHERICAL,
            "projection on a sphere",
            AV_PKT_DATA_ICC_PROFILE,
            "colour profile"));

    private SideData() {}

    /** Copies it to the parameters of pictures that may have another size. */
    public static void copy(AVCodecParameters from, AVCodecParameters to) {
        for (int i = 0; i < from.nb_coded_side_data(); i++) {
            AVPacketSideData data = from.coded_side_data().getPointer(i);
            if (KEPT.contains(data.type())) {
                byte[] bytes = new byte[(int) data.size()];
                data.data().get(bytes);
                add(to, data.type(), resized(data.type(), bytes, from, to));
            }
        }
    }

    /** Says how bright the pictures are, where it does not say so yet. */
    public static void put(Light light, AVCodecParameters to) {
        if (light.mastering() != null && !has(to, AV_PKT_DATA_MASTERING_DISPLAY_METADATA)) {
            BytePointer bytes = add(
                    to,
                    AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
                    new byte[Loader.sizeof(AVMasteringDisplayMetadata.class)]);
            Lights.put(light.mastering(), new AVMasteringDisplayMetadata(bytes));
        }
        if (light.brightestPixel() > 0 && !has(to, AV_PKT_DATA_CONTENT_LIGHT_LEVEL)) {
            BytePointer bytes =
                    add(to, AV_PKT_DATA_CONTENT_LIGHT_LEVEL, new byte[Loader.sizeof(AVContentLightMetadata.class)]);
            Lights.put(light, new AVContentLightMetadata(bytes));
        }
    }

    /** What one container says of its pictures, other than their light, and another does not, in a user's words. */
    public static List<String> missing(AVCodecParameters from, AVCodecParameters to) {
        return WORDS.entrySet().stream()
                .filter(kind -> has(from, kind.getKey()) && !has(to, kind.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean has(AVCodecParameters par, int type) {
        return av_packet_side_data_get(par.coded_side_data(), par.nb_coded_side_data(), type) != null;
    }

    /** Whether it says that the pictures are Dolby Vision, whose own instructions fit the old bits only. */
    public static boolean isDolbyVision(AVCodecParameters par) {
        return has(par, AV_PKT_DATA_DOVI_CONF);
    }

    /** What is counted in pixels, in those of the other size. */
    private static byte[] resized(int type, byte[] bytes, AVCodecParameters from, AVCodecParameters to) {
        double across = (double) to.width() / from.width();
        double down = (double) to.height() / from.height();
        IntBuffer numbers =
                ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asIntBuffer();
        if (type == AV_PKT_DATA_FRAME_CROPPING) {
            // Little-endian wherever it is read: from above, below, left and right.
            IntBuffer sides =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
            scale(sides, 0, down);
            scale(sides, 1, down);
            scale(sides, 2, across);
            scale(sides, 3, across);
        } else if (type == AV_PKT_DATA_DISPLAYMATRIX) {
            // The shift is that of the presented picture, which may lie on its side.
            boolean upright = Math.abs(numbers.get(0)) >= Math.abs(numbers.get(1));
            scale(numbers, 6, upright ? across : down);
            scale(numbers, 7, upright ? down : across);
        }
        return bytes;
    }

    private static void scale(IntBuffer numbers, int at, double factor) {
        numbers.put(at, (int) Math.round(numbers.get(at) * factor));
    }

    private static BytePointer add(AVCodecParameters to, int type, byte[] bytes) {
        AVPacketSideData all = new AVPacketSideData(to.coded_side_data());
        int[] count = {to.nb_coded_side_data()};
        AVPacketSideData added = av_packet_side_data_new(all, count, type, bytes.length, 0);
        added.data().put(bytes);
        to.coded_side_data(all);
        to.nb_coded_side_data(count[0]);
        return added.data();
    }
}
