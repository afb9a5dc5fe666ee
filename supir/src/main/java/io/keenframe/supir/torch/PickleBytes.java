package io.keenframe.supir.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read from the first to the last. */
final class PickleBytes {
    private final ByteBuffer bytes;

    PickleBytes(byte[] pickle) {
        bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    int unsignedByte() throws PickleException {
        require(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    int unsignedShort() throws PickleException {
        require(2);
        return Short.toUnsignedInt(bytes.getShort());
    }

    int integer() throws PickleException {
        require(4);
        return bytes.getInt();
    }

    /** A two's complement number of up to 8 bytes. */
    long number(int length) throws PickleException {
        if (length > Long.BYTES) {
            throw new PickleException("its pickle has a number of " + length + " bytes");
        }
        require(length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) Byte.toUnsignedInt(bytes.get()) << (8 * i);
        }
        int unused = Long.SIZE - 8 * length;
        return length == 0 ? 0 : value << unused >> unused;
    }

    /** A double; these alone are big-endian. */
    double real() throws PickleException {
        require(Double.BYTES);
        return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    }

    String text(int length) throws PickleException {
        require(length);
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    String line() throws PickleException {
        StringBuilder line = new StringBuilder();
        for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
            line.append((char) c);
        }
        return line.toString();
    }

    void skip(int length) throws PickleException {
        require(length);
        bytes.position(bytes.position() + length);
    }

    private void require(int length) throws PickleException {
        if (length < 0 || length > bytes.remaining()) {
            throw new PickleException("its pickle ends too early");
        }
    }
}
