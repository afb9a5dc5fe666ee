package io.keenframe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.runtime.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BoundedQueueTest {
    private final Metrics metrics = new Metrics();
    private final BoundedQueue<Integer> queue = new BoundedQueue<>(2, metrics.queue("test"));

    @Test
    void keepsTheOrderAndEndsAfterTheLastElement() throws Exception {
        queue.put(1);
        queue.put(2);
        queue.close();

        assertThat(queue.take()).contains(1);
        assertThat(queue.take()).contains(2);
        assertThat(queue.take()).isEmpty();
        assertThatThrownBy(() -> queue.put(3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFullQueueHoldsTheProducerAndCountsTheTime() throws Exception {
        queue.put(1);
        queue.put(2);
        Thread producer = new Thread(() -> {
            try {
                queue.put(3);
                queue.close();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        producer.start();
        awaitWaiting(producer);

        List<Integer> taken = new ArrayList<>();
        for (Optional<Integer> next = queue.take(); next.isPresent(); next = queue.take()) {
            taken.add(next.get());
        }

        assertThat(taken).containsExactly(1, 2, 3);
        assertThat(blocked("put")).isPositive();
        assertThat(metrics.scrape()).contains("keenframe_queue_size{queue=\"test\"} 0.0");
    }

    @Test
    void anAbortReachesTheSideThatWaits() throws Exception {
        CompletableFuture<Throwable> heard = new CompletableFuture<>();
        Thread consumer = new Thread(() -> {
            try {
                queue.take();
            } catch (InterruptedException | RuntimeException e) {
                heard.complete(e);
            }
        });
        consumer.start();
        awaitWaiting(consumer);

        queue.abort(new IllegalStateException("the decoder failed"));

        assertThat(heard.get(5, TimeUnit.SECONDS)).hasMessageContaining("the decoder failed");
        assertThatThrownBy(() -> queue.put(1)).hasMessageContaining("the decoder failed");
    }

    @Test
    void aQueueWithoutRoomIsRefused() {
        assertThatThrownBy(() -> new BoundedQueue<>(0, metrics.queue("test"))).hasMessageContaining("capacity 0");
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private double blocked(String side) {
        return metrics.registry()
                .get("keenframe.queue.blocked")
                .tag("side", side)
                .functionCounter()
                .count();
    }
}
