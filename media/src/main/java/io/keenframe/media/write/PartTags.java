package io.keenframe.media.write;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Light;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.MediaException;
import io.keenframe.media.pixel.PixelFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a part's container cannot say by itself, in its metadata.
 *
 * @param timeBase the unit of the film's timestamps
 * @param basePts the moment that the part's timestamps count from
 * @param sampleAspect a sample's width to its height
 * @param format the encoded pixel format and its colours
 * @param light how bright the pictures are; null where nothing is known of it
 * @param lost what of the frames the encoded format cannot hold, a line each
 * @param fieldOrder FFmpeg's AVFieldOrder of the pictures
 * @param frameRate frames in a second, where they are not as many as the source's; else unknown
 */
public record PartTags(
        Rational timeBase,
        long basePts,
        Rational sampleAspect,
        EncodedFormat format,
        @Nullable Light light,
        List<String> lost,
        int fieldOrder,
        Rational frameRate) {
    /** The name of the entry. */
    public static final String KEY = "keenframe-part";

    private static final int FIELDS = 16;

    void put(AVFormatContext context) {
        Colour c = format.colour();
        String value = String.join(
                " ",
                timeBase.numerator() + " " + timeBase.denominator() + " " + basePts,
                sampleAspect.numerator() + " " + sampleAspect.denominator(),
                PixelFormats.name(format.id()),
                c.primaries() + " " + c.transfer() + " " + c.matrix() + " " + c.range() + " " + c.chromaLocation(),
                words(light),
                fieldOrder + " " + frameRate.numerator() + " " + frameRate.denominator(),
                String.join("|", lost));
        AVDictionary metadata = new AVDictionary(null);
        av_dict_copy(metadata, context.metadata(), 0);
        av_dict_set(metadata, KEY, value, 0);
        context.metadata(metadata);
    }

    private static String words(@Nullable Light light) {
        if (light == null) {
            return "-";
        }
        List<Integer> numbers = new ArrayList<>(List.of(light.brightestPixel(), light.brightestFrame()));
        Light.Mastering mastering = light.mastering();
        if (mastering != null) {
            numbers.add(mastering.brightest());
            numbers.add(mastering.darkest());
            numbers.addAll(mastering.chromaticities());
        }
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static @Nullable Light light(String words) {
        if (words.equals("-")) {
            return null;
        }
        List<Integer> n =
                Arrays.stream(words.split(",", -1)).map(Integer::valueOf).toList();
        Light.Mastering mastering =
                n.size() == 2 ? null : new Light.Mastering(n.subList(4, n.size()), n.get(2), n.get(3));
        return new Light(mastering, n.get(0), n.get(1));
    }

    static PartTags read(Path file, AVFormatContext context) {
        AVDictionaryEntry entry = av_dict_get(context.metadata(), KEY, null, 0);
        if (entry == null) {
            throw MediaException.of(file, "is not a part of a film; delete it and let it be encoded anew");
        }
        String[] v = entry.value().getString().split(" ", FIELDS);
        Colour colour = new Colour(
                Integer.parseInt(v[6]),
                Integer.parseInt(v[7]),
                Integer.parseInt(v[8]),
                Colour.Range.valueOf(v[9]),
                Integer.parseInt(v[10]));
        return new PartTags(
                new Rational(Integer.parseInt(v[0]), Integer.parseInt(v[1])),
                Long.parseLong(v[2]),
                new Rational(Integer.parseInt(v[3]), Integer.parseInt(v[4])),
                new EncodedFormat(org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt(v[5]), colour),
                light(v[11]),
                v[15].isEmpty() ? List.of() : List.of(v[15].split("\\|", -1)),
                Integer.parseInt(v[12]),
                new Rational(Integer.parseInt(v[13]), Integer.parseInt(v[14])));
    }
}
