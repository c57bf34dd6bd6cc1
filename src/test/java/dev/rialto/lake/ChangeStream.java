package dev.rialto.lake;

import dev.rialto.events.Topics;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a shop's changes to its topic as capture does: in transactions, tombstones included. */
final class ChangeStream implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    ChangeStream(Topics topics) {
        topic = topics.change("orders");
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                        UUID.randomUUID().toString()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Lets the shop do so many things in one transaction. */
    void send(Shop shop, int events) {
        producer.beginTransaction();
        for (int i = 0; i < events; i++) {
            Shop.Event event = shop.act();
            producer.send(new ProducerRecord<>(topic, event.key(), event.envelope()));
            if (event.after() == null) {
                producer.send(new ProducerRecord<>(topic, event.key(), null));
            }
        }
        producer.commitTransaction();
    }

    /** Sends what must not be seen. */
    void sendAndAbort(Shop.Event event) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, event.key(), event.envelope()));
        producer.flush();
        producer.abortTransaction();
    }

    /** Sends a record as it is. */
    void send(byte[] key, byte[] value) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
