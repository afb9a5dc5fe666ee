package io.keenframe.runtime.kafka;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Topics;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.metrics.QueueMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A producer of frames; its buffer is the bound of what is on its way. */
final class KafkaFramePublisher implements FramePublisher {
    /** A send that takes longer has waited for room. */
    private static final long WAITED = TimeUnit.MILLISECONDS.toNanos(5);

    private final Producer<String, byte[]> producer;
    private final QueueMeter meter;

    KafkaFramePublisher(Producer<String, byte[]> producer, QueueMeter meter) {
        this.producer = producer;
        this.meter = meter;
    }

    @Override
    public CompletableFuture<Long> publish(String topic, int frame, byte[] record) throws InterruptedException {
        if (record.length > LARGEST_RECORD) {
            throw new IllegalArgumentException("frame " + frame + " has " + record.length
                    + " bytes, and a record at most " + LARGEST_RECORD + ": choose a smaller --scale or --size");
        }
        return send(new ProducerRecord<>(topic, 0, Integer.toString(frame), record));
    }

    @Override
    public CompletableFuture<Long> setAside(JobId job, int frame, byte[] record, String reason)
            throws InterruptedException {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.DEAD_FRAMES, 0, job + "/" + frame, record);
        message.headers().add("reason", reason.getBytes(StandardCharsets.UTF_8));
        return send(message);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private CompletableFuture<Long> send(ProducerRecord<String, byte[]> message) throws InterruptedException {
        CompletableFuture<Long> offset = new CompletableFuture<>();
        meter.changed(1);
        long since = System.nanoTime();
        try {
            producer.send(
                    message, (metadata, fault) -> complete(offset, metadata == null ? -1 : metadata.offset(), fault));
        } catch (InterruptException e) {
            meter.changed(-1);
            throw Answers.interrupted(e);
        } catch (RuntimeException e) {
            meter.changed(-1);
            throw e;
        }
        long took = System.nanoTime() - since;
        if (took > WAITED) {
            meter.putBlocked(took);
        }
        return offset;
    }

    private void complete(CompletableFuture<Long> offset, long value, @Nullable Exception fault) {
        meter.changed(-1);
        if (fault == null) {
            offset.complete(value);
        } else {
            offset.completeExceptionally(fault);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
