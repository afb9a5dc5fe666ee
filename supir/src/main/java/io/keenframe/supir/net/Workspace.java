package io.keenframe.supir.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native memory for one window and its result, used again for all of them: what is freed stays until a collection. */
final class Workspace {
    private ByteBuffer window = floats(0);
    private ByteBuffer result = floats(0);

    /** Room for a window of so many elements. */
    ByteBuffer window(int elements) {
        if (window.capacity() < Math.multiplyExact(Float.BYTES, elements)) {
            window = floats(elements);
        }
        return window.slice(0, Float.BYTES * elements).order(ByteOrder.nativeOrder());
    }

    /** Room for a result of so many elements. */
    ByteBuffer result(int elements) {
        if (result.capacity() < Math.multiplyExact(Float.BYTES, elements)) {
            result = floats(elements);
        }
        return result.slice(0, Float.BYTES * elements).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer floats(int elements) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, elements));
    }
}
