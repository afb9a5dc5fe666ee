package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import io.keenframe.contract.Carried;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.MediaException;
import io.keenframe.media.av.Input;
import io.keenframe.media.av.Output;
import io.keenframe.media.av.SideData;
import io.keenframe.media.pixel.Colours;
import io.keenframe.media.write.PartFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** The result's streams, in the source's order: the restored one, and all others as the container holds them. */
final class TrackList implements AutoCloseable {
    private static final int LARGEST_MOVIE_TIMESCALE = 10_000_000;
    private static final int TIMECODE = 't' | 'm' << 8 | 'c' << 16 | 'd' << 24;

    private final Input input;
    private final Container container;
    private final AVFormatContext output;
    private final int sourceVideo;
    private final Map<Integer, AVStream> bySource = new HashMap<>();
    private final Map<Integer, Conversion> conversions = new HashMap<>();
    private final List<String> notKept = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Map<Integer, Integer> pairs = Map.of();

    TrackList(Input input, PartFile part, Container container, Window window, Output out) {
        this.input = input;
        this.container = container;
        this.output = out.context();
        this.sourceVideo = input.video();
        for (int i = 0; i < input.context().nb_streams(); i++) {
            if (i == sourceVideo) {
                addVideo(part, window);
            } else {
                addCopy(i);
            }
        }
        // FFmpeg would move everything where sound begins before 0, as AAC's priming does.
        output.avoid_negative_ts(0);
        output.metadata(Metadata.copy(input.context().metadata(), Metadata::isOfFilm));
        Chapters.copy(input.context(), output, window);
        if (container == Container.TS) {
            Programs.copy(input.context(), output, bySource);
        }
    }

    Container container() {
        return container;
    }

    int sourceVideo() {
        return sourceVideo;
    }

    /** The restored stream. */
    AVStream video() {
        AVStream video = bySource.get(sourceVideo);
        if (video == null) {
            throw new IllegalStateException("no video track");
        }
        return video;
    }

    /** Whether the packets of a source's stream are copied. */
    boolean copies(int sourceStream) {
        return sourceStream != sourceVideo
                && bySource.containsKey(sourceStream)
                && copy(sourceStream).codecpar().codec_type() != AVMEDIA_TYPE_ATTACHMENT;
    }

    /** The stream that a source's stream is copied to. */
    AVStream copy(int sourceStream) {
        AVStream copy = bySource.get(sourceStream);
        if (copy == null) {
            throw new IllegalStateException("stream " + sourceStream + " is not copied");
        }
        return copy;
    }

    /** What a source's stream is written to; empty where it is not kept. */
    Optional<AVStream> written(int sourceStream) {
        return Optional.ofNullable(bySource.get(sourceStream));
    }

    /** What the finished film that was looked through has beside the restored pictures, by its source's streams. */
    List<Carried.Track> carried() {
        return pairs.entrySet().stream()
                .filter(pair -> pair.getKey() != sourceVideo)
                .map(pair -> new Carried.Track(pair.getKey(), pair.getValue(), conversions.containsKey(pair.getKey())))
                .toList();
    }

    /** What makes a stream's packets such as the container holds; empty where they are copied. */
    Optional<Conversion> conversion(int sourceStream) {
        return Optional.ofNullable(conversions.get(sourceStream));
    }

    /** The source's streams that are converted. */
    Set<Integer> converted() {
        return conversions.keySet();
    }

    List<String> notKept() {
        return notKept;
    }

    /** Looks through the finished film for what its container has dropped. */
    void compare(Input result) {
        pairs = Pairing.of(input, result, this);
        notKept.addAll(Losses.of(input, result, this, pairs, container, output.nb_chapters()));
    }

    /** Notes that the restored pictures do not have what the source's have. */
    void lost(String what) {
        notKept.add(describe(sourceVideo) + ": its " + what + ", which the result's pictures do not have");
    }

    /** Notes what is wrong with the headers of copied streams. */
    void note(Headers headers) {
        headers.damaged()
                .forEach(i -> remarks.add(describe(i) + ": its header is damaged midway; the one before it stands"));
        headers.without().forEach(i -> notKept.add(describe(i) + ": packets that no header says how to read"));
    }

    /** What was converted, moved or damaged, a line each. */
    List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        List<Double> places = input.clock().places();
        if (!places.isEmpty()) {
            all.add(
                    "the source's clock is set anew %s, first at %.3f s; what follows is moved to the end of what is before"
                            .formatted(places.size() == 1 ? "once" : places.size() + " times", places.get(0)));
        }
        return all;
    }

    private void addVideo(PartFile part, Window window) {
        AVStream from = input.stream(sourceVideo);
        AVStream to = avformat_new_stream(output, null);
        var par = to.codecpar();
        avcodec_parameters_copy(par, part.parameters());
        if (!container.holds(par.codec_id())) {
            throw new MediaException("the result cannot hold "
                    + avcodec_get_name(par.codec_id()).getString() + " in " + container.extension() + "; name it .mkv");
        }
        par.format(part.tags().format().id());
        Colours.put(part.tags().format().colour(), par);
        par.codec_tag(container.isMov() ? movTag(par.codec_id(), par.codec_tag()) : 0);
        SideData.copy(from.codecpar(), par);
        if (part.tags().light() != null) {
            SideData.put(part.tags().light(), par);
        }
        if (SideData.isDolbyVision(from.codecpar())) {
            lost("Dolby Vision metadata");
        }
        Rational aspect = part.tags().sampleAspect();
        par.sample_aspect_ratio().num(aspect.numerator()).den(Math.max(1, aspect.denominator()));
        to.sample_aspect_ratio(par.sample_aspect_ratio());
        notKept.addAll(part.tags().lost());
        par.field_order(part.tags().fieldOrder());
        Rational rate = part.tags().frameRate();
        if (rate.value() == 0) {
            to.avg_frame_rate(from.avg_frame_rate());
            to.r_frame_rate(from.r_frame_rate());
        } else {
            to.avg_frame_rate().num(rate.numerator()).den(rate.denominator());
        }
        to.time_base().num(part.tags().timeBase().numerator());
        to.time_base().den(part.tags().timeBase().denominator());
        to.disposition(from.disposition());
        AVDictionary tags = Metadata.copy(from.metadata(), Metadata::isOfPictures);
        Timecode.advance(tags, from, window);
        to.metadata(tags);
        bySource.put(sourceVideo, to);
    }

    /** Apple's players want hvc1; which ProRes it is, only the tag says. */
    private static int movTag(int codec, int partTag) {
        return switch (codec) {
            case AV_CODEC_ID_HEVC -> 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;
            case AV_CODEC_ID_PRORES -> partTag;
            default -> 0;
        };
    }

    private void addCopy(int i) {
        AVStream from = input.stream(i);
        if (from.discard() == AVDISCARD_ALL && from.codecpar().codec_type() == AVMEDIA_TYPE_DATA) {
            // A chapter track of MP4: the chapters themselves are copied.
            return;
        }
        if (isTimecode(from)) {
            // FFmpeg has read it into the tags, from which MOV's writer makes the track anew.
            return;
        }
        boolean attachment = from.codecpar().codec_type() == AVMEDIA_TYPE_ATTACHMENT;
        boolean cover = input.isCover(i) && container.isMatroska();
        boolean held = (attachment || cover) ? container == Container.MKV : container.holds(from);
        Optional<Conversion> conversion = held ? Optional.empty() : Conversion.of(from, container);
        if (!held && conversion.isEmpty()) {
            notKept.add(describe(i) + ": " + container.extension() + " cannot hold it");
            return;
        }
        AVStream to = avformat_new_stream(output, null);
        if (conversion.isPresent()) {
            conversion.get().describe(to);
            conversions.put(i, conversion.get());
            remarks.add(describe(i) + ": " + container.extension() + " cannot hold it, "
                    + conversion.get().remark());
        } else {
            avcodec_parameters_copy(to.codecpar(), from.codecpar());
            to.time_base(from.time_base());
        }
        to.codecpar().codec_tag(0);
        to.avg_frame_rate(from.avg_frame_rate());
        to.sample_aspect_ratio(from.sample_aspect_ratio());
        to.disposition(from.disposition());
        to.id(container == Container.TS ? from.id() : 0);
        to.metadata(Metadata.copy(from.metadata(), conversion.isPresent() ? Metadata::isOfPictures : key -> true));
        if (cover) {
            makeAttachment(from, to);
        }
        bySource.put(i, to);
    }

    private boolean isTimecode(AVStream stream) {
        return stream.codecpar().codec_tag() == TIMECODE
                && Metadata.read(input.stream(sourceVideo).metadata()).containsKey("timecode");
    }

    /** Matroska keeps a cover picture as an attached file. */
    private static void makeAttachment(AVStream from, AVStream to) {
        var par = to.codecpar();
        int size = from.attached_pic().size();
        BytePointer copy = new BytePointer(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
        byte[] bytes = new byte[size];
        from.attached_pic().data().get(bytes);
        copy.put(bytes);
        par.codec_type(AVMEDIA_TYPE_ATTACHMENT);
        par.extradata(copy);
        par.extradata_size(size);
        boolean png = par.codec_id() == AV_CODEC_ID_PNG;
        to.disposition(0);
        var metadata = Metadata.copy(from.metadata(), key -> true);
        av_dict_set(metadata, "filename", png ? "cover.png" : "cover.jpg", AV_DICT_DONT_OVERWRITE);
        av_dict_set(metadata, "mimetype", png ? "image/png" : "image/jpeg", AV_DICT_DONT_OVERWRITE);
        to.metadata(metadata);
    }

    /** One of the source's streams, in a user's words. */
    String describe(int i) {
        var par = input.stream(i).codecpar();
        var type = av_get_media_type_string(par.codec_type());
        String kind = type == null ? "unknown" : type.getString();
        String codec = par.codec_id() == AV_CODEC_ID_NONE
                ? "of unknown kind"
                : avcodec_get_name(par.codec_id()).getString();
        String language = Metadata.read(input.stream(i).metadata()).getOrDefault("language", "");
        boolean said = !language.isEmpty() && !language.equals("und");
        return "stream " + i + " (" + kind + " " + codec + (said ? ", " + language : "") + ")";
    }

    /** What the muxer is told. */
    Map<String, String> muxerOptions() {
        return switch (container) {
            case MP4, MOV ->
                Map.of(
                        "movie_timescale",
                        Long.toString(movieTimescale()),
                        "movflags",
                        "+faststart" + (needsPairs() ? "+use_metadata_tags" : ""));
            case TS -> Map.of("mpegts_copyts", "1", "muxdelay", "0", "muxpreload", "0");
            case MKV, WEBM -> Map.of();
        };
    }

    /** FFmpeg writes tags of any name into MP4 as pairs, but then no cover, which is worth more. */
    private boolean needsPairs() {
        return !Metadata.fitsMov(input.context().metadata())
                && bySource.keySet().stream().noneMatch(input::isCover);
    }

    /** A unit in which the beginning of every stream is exact, where there is one. */
    private long movieTimescale() {
        BigInteger common = BigInteger.valueOf(1000);
        for (AVStream stream : bySource.values()) {
            var par = stream.codecpar();
            // The muxer counts sound in samples.
            boolean sound = par.codec_type() == AVMEDIA_TYPE_AUDIO && par.sample_rate() > 0;
            BigInteger own = BigInteger.valueOf(
                    sound ? par.sample_rate() : stream.time_base().den());
            BigInteger lcm = common.divide(common.gcd(own)).multiply(own);
            if (lcm.compareTo(BigInteger.valueOf(LARGEST_MOVIE_TIMESCALE)) > 0) {
                return Math.max(90_000, video().time_base().den());
            }
            common = lcm;
        }
        return common.longValueExact();
    }

    @Override
    public void close() {
        conversions.values().forEach(Conversion::close);
    }
}
