package io.keenframe.media.child;

import io.keenframe.contract.Json;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Messages between two processes: JSON, its length before it. */
final class Wire {
    /** More than any message has; a length beyond is no message. */
    private static final int LONGEST = 1 << 20;

    private Wire() {}

    static void write(OutputStream out, Object message) throws IOException {
        byte[] json = Json.bytes(message);
        byte[] framed = new byte[json.length + Integer.BYTES];
        java.nio.ByteBuffer.wrap(framed).putInt(json.length).put(json);
        out.write(framed);
        out.flush();
    }

    /** The messages of one direction. */
    static final class Reader<T> {
        private final DataInputStream in;
        private final Class<T> type;

        Reader(InputStream in, Class<T> type) {
            this.in = new DataInputStream(new BufferedInputStream(in));
            this.type = type;
        }

        /**
         * The next message; null at the end.
         *
         * @throws IOException where what comes is no such message
         */
        @Nullable
        T next() throws IOException {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException e) {
                return null;
            }
            if (length < 0 || length > LONGEST) {
                throw new IOException("a message of " + length + " bytes");
            }
            byte[] json = new byte[length];
            in.readFully(json);
            try {
                return Json.read(json, type);
            } catch (RuntimeException e) {
                throw new IOException("no message: " + e.getMessage(), e);
            }
        }
    }
}
