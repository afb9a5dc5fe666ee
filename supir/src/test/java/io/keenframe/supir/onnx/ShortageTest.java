package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShortageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error code - ORT_RUNTIME_EXCEPTION - message: std::bad_alloc",
                "BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer of size 4294967296",
                "CUDA failure 2: out of memory ; GPU=0",
                "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED"
            })
    void isKnownByItsWords(String message) {
        assertThat(Shortage.caused(new InferenceException("evaluating the network", new Exception(message))))
                .isTrue();
    }

    @Test
    void isKnownByItsType() {
        assertThat(Shortage.caused(new OutOfMemoryError())).isTrue();
        assertThat(Shortage.caused(new IllegalStateException(new OutOfMemoryError("Direct buffer memory"))))
                .isTrue();
    }

    @Test
    void isNotSeenElsewhere() {
        assertThat(Shortage.caused(new IllegalStateException("the graph has no output y")))
                .isFalse();
        assertThat(Shortage.caused(new IllegalStateException())).isFalse();
    }
}
