package io.keenframe.runtime.kafka;

import io.keenframe.contract.Json;
import io.keenframe.contract.Ticket;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.TicketQueue;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;

/** The ticket topics, written through the cluster's shared producer. */
final class KafkaTicketQueue implements TicketQueue {
    private final Producer<String, byte[]> producer;

    KafkaTicketQueue(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void offer(Ticket ticket) throws InterruptedException {
        String topic = Stage.of(ticket).topic();
        try {
            Answers.of(producer.send(new ProducerRecord<>(topic, 0, ticket.job().value(), Json.bytes(ticket))));
        } catch (InterruptException e) {
            throw Answers.interrupted(e);
        }
    }

    @Override
    public void close() {
        // The producer is the cluster's.
    }
}
