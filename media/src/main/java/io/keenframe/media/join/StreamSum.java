package io.keenframe.media.join;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_ATTACHMENT;
import static org.bytedeco.ffmpeg.global.avutil.av_get_media_type_string;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** The hash of one stream on its way, packet by packet. */
final class StreamSum implements AutoCloseable {
    private final AVStream stream;
    private final MessageDigest all = digest();
    private final MessageDigest bare = digest();
    private final @Nullable AdtsHeaders headers;
    private long packets;
    private long bytes;

    StreamSum(AVStream stream, Path film) {
        this.stream = stream;
        this.headers = AdtsHeaders.areIn(stream) ? new AdtsHeaders(stream, film) : null;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    void add(AVPacket packet) {
        packets++;
        bytes += packet.size();
        update(all, packet.data(), packet.size());
        if (headers != null) {
            headers.takeOff(packet, without -> update(bare, without.data(), without.size()));
        }
    }

    private static void update(MessageDigest digest, @Nullable BytePointer data, int size) {
        if (data != null && size > 0) {
            digest.update(new BytePointer(data).capacity(size).asByteBuffer());
        }
    }

    /** The hash, once all is added; an attached file has no packets. */
    StreamHash hash() {
        var par = stream.codecpar();
        if (par.codec_type() == AVMEDIA_TYPE_ATTACHMENT) {
            bytes += par.extradata_size();
            update(all, par.extradata(), par.extradata_size());
        }
        var kind = av_get_media_type_string(par.codec_type());
        return new StreamHash(
                stream.index(),
                kind == null ? "unknown" : kind.getString(),
                avcodec_get_name(par.codec_id()).getString(),
                Metadata.read(stream.metadata()).getOrDefault("language", ""),
                packets,
                bytes,
                HexFormat.of().formatHex(all.digest()),
                headers == null ? null : HexFormat.of().formatHex(bare.digest()));
    }

    @Override
    public void close() {
        if (headers != null) {
            headers.close();
        }
    }
}
