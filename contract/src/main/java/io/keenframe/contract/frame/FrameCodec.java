package io.keenframe.contract.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import io.keenframe.contract.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Frames as bytes and back, bit for bit: gradient residuals under zstd, with a checksum of the samples.
 *
 * <p>It knows no codec and no container, so every format and size goes through, and a restorer needs no FFmpeg. Not
 * safe for use by several threads at once.
 */
public final class FrameCodec implements AutoCloseable {
    private static final int MAGIC = 0x4b464602; // "KFF", version 2

    private final ZstdCompressCtx compressor = new ZstdCompressCtx().setLevel(1);
    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();
    private byte[] residuals = new byte[0];
    private byte[] compressed = new byte[0];

    /** The frame as one record. */
    public byte[] encode(Frame frame) {
        int raw = frame.planes().stream().mapToInt(p -> p.samples().length).sum();
        residuals = room(residuals, raw);
        CRC32C crc = new CRC32C();
        int at = 0;
        for (Plane plane : frame.planes()) {
            crc.update(plane.samples());
            if (plane.sampleBytes() == 1) {
                GradientPredictor.residuals8(plane.samples(), plane.width(), plane.height(), residuals, at);
            } else {
                GradientPredictor.residuals16(plane.samples(), plane.width(), plane.height(), residuals, at);
            }
            at += plane.samples().length;
        }
        compressed = room(compressed, (int) Zstd.compressBound(raw));
        int length = compressor.compressByteArray(compressed, 0, compressed.length, residuals, 0, raw);
        byte[] header = header(frame, (int) crc.getValue());
        byte[] record = new byte[header.length + length];
        System.arraycopy(header, 0, record, 0, header.length);
        System.arraycopy(compressed, 0, record, header.length, length);
        return record;
    }

    /**
     * The frame that {@link #encode} was given.
     *
     * @throws IllegalArgumentException where the bytes are not such a record, or are damaged
     */
    public Frame decode(byte[] record) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(record);
        try (DataInputStream in = new DataInputStream(bytes)) {
            Header header = readHeader(in);
            List<Plane> planes = readPlanes(record, record.length - bytes.available(), header);
            return new Frame(
                    header.index,
                    header.pts,
                    header.duration,
                    header.size,
                    header.format,
                    header.colour,
                    planes,
                    header.captions);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a frame record: " + e.getMessage(), e);
        }
    }

    private List<Plane> readPlanes(byte[] record, int bodyStart, Header header) {
        PixelFormat format = header.format;
        int raw = 0;
        for (int i = 0; i < format.planes(); i++) {
            raw = Math.addExact(raw, planeBytes(header, i));
        }
        residuals = room(residuals, raw);
        int length = decompressor.decompressByteArray(residuals, 0, raw, record, bodyStart, record.length - bodyStart);
        if (length != raw) {
            throw new IllegalArgumentException(length + " bytes of samples where " + raw + " belong");
        }
        CRC32C crc = new CRC32C();
        List<Plane> planes = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < format.planes(); i++) {
            int width = format.planeWidth(i, header.size.width());
            int height = format.planeHeight(i, header.size.height());
            byte[] samples = new byte[planeBytes(header, i)];
            if (format.sampleBytes() == 1) {
                GradientPredictor.samples8(residuals, at, width, height, samples);
            } else {
                GradientPredictor.samples16(residuals, at, width, height, samples);
            }
            crc.update(samples);
            planes.add(new Plane(width, height, samples));
            at += samples.length;
        }
        if ((int) crc.getValue() != header.crc) {
            throw new IllegalArgumentException("the checksum of frame " + header.index + " does not match");
        }
        return planes;
    }

    private static int planeBytes(Header header, int plane) {
        PixelFormat format = header.format;
        return Math.multiplyExact(
                Math.multiplyExact(
                        format.planeWidth(plane, header.size.width()), format.planeHeight(plane, header.size.height())),
                format.sampleBytes());
    }

    private static byte[] header(Frame frame, int crc) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(80);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(frame.index());
            out.writeLong(frame.pts());
            out.writeLong(frame.duration());
            out.writeInt(frame.size().width());
            out.writeInt(frame.size().height());
            PixelFormat format = frame.format();
            out.writeUTF(format.name());
            out.writeUTF(format.model().name());
            out.writeByte(format.depth());
            out.writeByte(format.chromaShiftX());
            out.writeByte(format.chromaShiftY());
            out.writeBoolean(format.alpha());
            Colour colour = frame.colour();
            out.writeInt(colour.primaries());
            out.writeInt(colour.transfer());
            out.writeInt(colour.matrix());
            out.writeUTF(colour.range().name());
            out.writeByte(colour.chromaLocation());
            out.writeShort(frame.captions().triples().length);
            out.write(frame.captions().triples());
            out.writeInt(crc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Header readHeader(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IllegalArgumentException("wrong magic number");
        }
        int index = in.readInt();
        long pts = in.readLong();
        long duration = in.readLong();
        Size size = new Size(in.readInt(), in.readInt());
        PixelFormat format = new PixelFormat(
                in.readUTF(),
                PixelFormat.Model.valueOf(in.readUTF()),
                in.readByte(),
                in.readByte(),
                in.readByte(),
                in.readBoolean());
        Colour colour =
                new Colour(in.readInt(), in.readInt(), in.readInt(), Colour.Range.valueOf(in.readUTF()), in.readByte());
        ClosedCaptions captions = new ClosedCaptions(in.readNBytes(in.readUnsignedShort()));
        return new Header(index, pts, duration, size, format, colour, captions, in.readInt());
    }

    private static byte[] room(byte[] buffer, int length) {
        return buffer.length >= length ? buffer : new byte[length];
    }

    @Override
    public void close() {
        compressor.close();
        decompressor.close();
    }

    private record Header(
            int index,
            long pts,
            long duration,
            Size size,
            PixelFormat format,
            Colour colour,
            ClosedCaptions captions,
            int crc) {}
}
