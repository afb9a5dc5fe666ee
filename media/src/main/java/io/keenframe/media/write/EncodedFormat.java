package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.media.pixel.Colours;
import io.keenframe.media.pixel.PixelFormats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The pixel format that an encoder is fed with.
 *
 * @param id FFmpeg's number of it
 * @param colour what its samples mean
 */
public record EncodedFormat(int id, Colour colour) {
    /** The frames' own format if the encoder has it, else one that holds the same samples, else the nearest. */
    static Optional<EncodedFormat> choose(EncoderRecipe recipe, PartSettings settings) {
        AVCodec codec = avcodec_find_encoder_by_name(recipe.encoder());
        List<Integer> supported = supported(codec).stream()
                .filter(id -> recipe.anySize() || fits(id, settings.size()))
                .toList();
        int own = PixelFormats.id(settings.format());
        Colour colour = sayable(settings);
        if (supported.contains(own)) {
            return Optional.of(new EncodedFormat(own, colour));
        }
        for (int id : supported) {
            if (PixelFormats.of(id).filter(settings.format()::equals).isPresent()) {
                return Optional.of(new EncodedFormat(id, colour));
            }
        }
        return settings.encoding().lossless() || supported.isEmpty()
                ? Optional.empty()
                : Optional.of(nearest(supported, own, colour, settings));
    }

    /** The frames' colours, without a matrix that encoders of the codec refuse or leave out. */
    private static Colour sayable(PartSettings settings) {
        Colour c = settings.colour();
        Codec codec = settings.encoding().codec();
        boolean known = c.matrix() <= AVCOL_SPC_ICTCP && c.matrix() != AVCOL_SPC_RESERVED;
        return known || (codec != Codec.H264 && codec != Codec.HEVC)
                ? c
                : new Colour(c.primaries(), c.transfer(), AVCOL_SPC_UNSPECIFIED, c.range(), c.chromaLocation());
    }

    /** Whether going to this format only moves samples. */
    boolean isExact(PixelFormat format) {
        return PixelFormats.of(id).filter(format::equals).isPresent();
    }

    /** What of the frames' samples it cannot hold, a line each with the way out; nothing where it holds them all. */
    List<String> lost(PartSettings settings) {
        PixelFormat frames = settings.format();
        PixelFormat held = PixelFormats.of(id).orElse(frames);
        List<String> lost = new ArrayList<>();
        if (frames.alpha() && !held.alpha()) {
            lost.add("transparency: the codec has none; --codec ffv1 and prores have");
        }
        if (held.depth() < frames.depth()) {
            lost.add((frames.depth() - held.depth()) + " of " + frames.depth() + " bits a sample: the codec takes "
                    + held.depth() + "; --codec ffv1 takes all");
        }
        if (held.chromaShiftX() > frames.chromaShiftX() || held.chromaShiftY() > frames.chromaShiftY()) {
            lost.add("full colour resolution: the codec takes " + PixelFormats.name(id) + "; --codec ffv1 takes all");
        }
        int matrix = settings.colour().matrix();
        if (frames.model() == PixelFormat.Model.YUV && matrix != colour.matrix()) {
            lost.add("what its colours mean: encoders of "
                    + settings.encoding().codec().label()
                    + " cannot say the matrix " + Colours.matrixName(matrix)
                    + ", and players will show other colours; --codec ffv1, av1 and prores can");
        }
        return lost;
    }

    private static EncodedFormat nearest(List<Integer> supported, int own, Colour c, PartSettings settings) {
        boolean alpha = settings.format().alpha();
        int best = supported.get(0);
        for (int id : supported) {
            int[] loss = {0};
            best = av_find_best_pix_fmt_of_2(best, id, own, alpha ? 1 : 0, loss);
        }
        if (PixelFormats.isRgb(best) == PixelFormats.isRgb(own)) {
            return new EncodedFormat(best, c);
        }
        // Film and television expect limited range and the matrix of their size.
        Colour yuv = new Colour(
                c.primaries(), c.transfer(), c.withMatrixFor(settings.size()).matrix(), Colour.Range.LIMITED, 1);
        Colour rgb = new Colour(c.primaries(), c.transfer(), 0, Colour.Range.FULL, 0);
        return new EncodedFormat(best, PixelFormats.isRgb(best) ? rgb : yuv);
    }

    private static boolean fits(int id, Size size) {
        AVPixFmtDescriptor d = av_pix_fmt_desc_get(id);
        return size.width() % (1 << d.log2_chroma_w()) == 0 && size.height() % (1 << d.log2_chroma_h()) == 0;
    }

    private static List<Integer> supported(AVCodec codec) {
        List<Integer> ids = new ArrayList<>();
        int[] count = {0};
        try (PointerPointer<IntPointer> list = new PointerPointer<>(1)) {
            try (IntPointer n = new IntPointer(1)) {
                avcodec_get_supported_config(null, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, list, n);
                count[0] = n.get();
            }
            IntPointer formats = new IntPointer(list.get(0));
            for (int i = 0; i < count[0]; i++) {
                ids.add(formats.get(i));
            }
        }
        return ids;
    }
}
