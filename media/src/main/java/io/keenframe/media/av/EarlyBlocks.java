package io.keenframe.media.av;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.jspecify.annotations.Nullable;

/**
 * The moments before 0 of Matroska's blocks. A block counts from its cluster, and may lie before it (RFC 9559, 10.2 and
 * 11.2); where that is before 0, FFmpeg forgets the moment, but not where the block is.
 */
final class EarlyBlocks implements AutoCloseable {
    private static final long SEGMENT = 0x18538067;
    private static final long CLUSTER = 0x1F43B675;
    private static final long TIMESTAMP = 0xE7;

    /** More elements than this no film has before its first frames: a bound for hostile files. */
    private static final int MOST_ELEMENTS = 4096;

    private final Path file;
    private @Nullable FileChannel channel;
    private long clusterEnd;
    private long clusterMoment;

    EarlyBlocks(Path file) {
        this.file = file;
    }

    /** Gives a packet that has no moment the one that its block has, where that is before 0. */
    void place(AVPacket packet) {
        if (packet.pts() != AV_NOPTS_VALUE || packet.pos() < 0) {
            return;
        }
        try {
            long moment = moment(packet.pos());
            if (moment < 0) {
                packet.pts(moment);
            }
        } catch (IOException e) {
            throw SourceFile.unreadable(file, packet.pos(), String.valueOf(e.getMessage()));
        }
    }

    private long moment(long block) throws IOException {
        // A block begins with the number of its track.
        long track = block + length(octet(block));
        short relative = (short) (octet(track) << 8 | octet(track + 1));
        if (block >= clusterEnd) {
            findCluster(block);
        }
        return clusterMoment + relative;
    }

    /** Goes through the elements before a block, into those that hold it; where no cluster is known, it counts from 0. */
    private void findCluster(long block) throws IOException {
        clusterEnd = Long.MAX_VALUE;
        clusterMoment = 0;
        long at = 0;
        for (int i = 0; i < MOST_ELEMENTS && at < block; i++) {
            int idLength = length(octet(at));
            long id = number(at, idLength);
            int sizeLength = length(octet(at + idLength));
            long unknown = (1L << (7 * sizeLength)) - 1;
            long size = number(at + idLength, sizeLength) & unknown;
            long body = at + idLength + sizeLength;
            long end = size == unknown ? Long.MAX_VALUE : body + size;
            if (id == TIMESTAMP) {
                clusterMoment = number(body, (int) Math.min(size, Long.BYTES));
                return;
            }
            boolean holds = (id == SEGMENT || id == CLUSTER) && block < end;
            clusterEnd = id == CLUSTER && holds ? end : clusterEnd;
            at = holds ? body : end;
        }
    }

    /** How many octets a number has whose first one tells (RFC 8794, 4.1). */
    private static int length(int first) {
        return Math.min(Long.BYTES, Integer.numberOfLeadingZeros(first) - 23);
    }

    private long number(long at, int octets) throws IOException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | octet(at + i);
        }
        return number;
    }

    private int octet(long at) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(file, StandardOpenOption.READ);
            channel = open;
        }
        ByteBuffer one = ByteBuffer.allocate(1);
        // Past the end there is nothing.
        return open.read(one, at) < 1 ? 0 : one.get(0) & 0xff;
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was only read from.
            }
        }
    }
}
