package io.keenframe.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A QuickTime film whose samples, by what it says, lie in another file: QuickTime File Format, data reference atoms. */
final class ExternalSamples {
    private static final List<String> PARENTS = List.of("moov", "trak", "mdia", "minf", "dinf");

    private ExternalSamples() {}

    /** The film, its index at its end, with every data reference an alias of the other file. */
    static byte[] in(byte[] film, Path other) {
        ByteBuffer in = ByteBuffer.wrap(film);
        ByteBuffer out = ByteBuffer.allocate(film.length + (1 << 16));
        copy(in, out, other);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void copy(ByteBuffer in, ByteBuffer out, Path other) {
        while (in.remaining() >= 8) {
            int size = in.getInt(in.position());
            byte[] name = new byte[4];
            in.get(in.position() + 4, name);
            String type = new String(name, StandardCharsets.ISO_8859_1);
            ByteBuffer box = in.slice(in.position(), size);
            if (PARENTS.contains(type)) {
                int start = out.position();
                out.putLong(box.getLong());
                copy(box, out, other);
                out.putInt(start, out.position() - start);
            } else if (type.equals("dref")) {
                dref(out, other);
            } else {
                out.put(box);
            }
            in.position(in.position() + size);
        }
    }

    private static void dref(ByteBuffer out, Path other) {
        byte[] path = other.toString().getBytes(StandardCharsets.UTF_8);
        int entry = 12 + 150 + 4 + path.length + path.length % 2 + 4;
        out.putInt(16 + entry)
                .put("dref".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .putInt(1);
        int start = out.position();
        out.putInt(entry).put("alis".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        // Of the alias record only the absolute path, of type 2, counts here; the volume and the levels are empty.
        out.position(start + 12 + 150);
        out.putShort((short) 2).putShort((short) path.length).put(path);
        out.position(out.position() + path.length % 2);
        out.putShort((short) -1).putShort((short) 0);
    }
}
