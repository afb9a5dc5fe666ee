package io.keenframe.runtime.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** What Kafka's clients answer, with their exceptions as they are and interruption as Java has it. */
final class Answers {
    private Answers() {}

    /** Waits for an answer. */
    static <T> T of(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException(e.getCause());
        }
    }

    /** Kafka's way of saying that the thread was interrupted, as Java's. */
    static InterruptedException interrupted(InterruptException e) {
        Thread.interrupted(); // Kafka has set it again
        InterruptedException interrupted = new InterruptedException(e.getMessage());
        interrupted.initCause(e);
        return interrupted;
    }
}
