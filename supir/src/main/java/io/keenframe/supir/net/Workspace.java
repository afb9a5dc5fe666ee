package io.keenframe.supir.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Native memory for one window and its result, used again for all of them: what is freed stays until a collection. */
final class Workspace {
    private FloatBuffer window = floats(0);
    private FloatBuffer result = floats(0);

    /** Room for a window of so many elements. */
    FloatBuffer window(int elements) {
        if (window.capacity() < elements) {
            window = floats(elements);
        }
        return window.slice(0, elements);
    }

    /** Room for a result of so many elements. */
    FloatBuffer result(int elements) {
        if (result.capacity() < elements) {
            result = floats(elements);
        }
        return result.slice(0, elements);
    }

    private static FloatBuffer floats(int elements) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, elements))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
