package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CurfewTest {
    private final Curfew curfew = new Curfew();

    @Test
    void cancelsWhatIsUnderWayAndWaitsForIt() {
        // Given work that goes on until it is cancelled
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Thread worker = new Thread(() -> work(begun, cancelled, over));
        worker.start();
        begun.join();

        // When
        curfew.fall();

        // Then
        assertThat(over).isCompletedWithValue(true);
    }

    private void work(
            CompletableFuture<Boolean> begun, CompletableFuture<Boolean> cancelled, CompletableFuture<Boolean> over) {
        try {
            curfew.before(() -> cancelled.complete(true), () -> {
                begun.complete(true);
                return over.complete(cancelled.join());
            });
        } catch (OrtException e) {
            over.completeExceptionally(e);
        }
    }

    @Test
    void letsNothingBeginAfterwards() {
        curfew.fall();

        assertThatThrownBy(() -> curfew.before(() -> {}, () -> 1)).isInstanceOf(CancellationException.class);
    }
}
