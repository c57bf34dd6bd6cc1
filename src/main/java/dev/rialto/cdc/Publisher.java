package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Writes changes to Kafka. What is sent becomes visible with the position that is committed after
 * it, in one transaction, or never. Single-threaded but for {@link #committed} and {@link
 * #waiting}.
 */
final class Publisher implements AutoCloseable {

    private final String slot;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final EnvelopeJson json = new EnvelopeJson();
    private volatile Position committed;
    private boolean inTransaction;
    private int sent;
    private volatile long askedAt;

    /** Fences every older publisher of this slot, and reads where it ended. */
    Publisher(CdcConfig config, Topics topics) {
        slot = config.slot();
        this.topics = topics;
        producer = new KafkaProducer<>(settings(config, topics));
        try {
            producer.initTransactions();
            committed = read();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The last position that Kafka has committed; empty before a first snapshot. */
    Optional<Position> committed() {
        return Optional.ofNullable(committed);
    }

    /** How long Kafka has not answered what it is asked right now; zero while it is not asked. */
    Duration waiting() {
        long asked = askedAt;
        return asked == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Sends a change; returns its key. */
    byte[] send(SourceRecord change) {
        byte[] key = json.write(change.key());
        send(change.topic(), key, json.write(change.value()));
        return key;
    }

    void send(String topic, byte[] key, byte[] value) {
        askedAt = System.nanoTime();
        begin();
        producer.send(new ProducerRecord<>(topic, key, value));
        askedAt = 0;
        sent++;
    }

    /** Makes all that was sent visible, null forgets the position; returns how much it was. */
    int commit(Position position) {
        if (sent == 0 && Objects.equals(position, committed)) {
            return 0;
        }
        askedAt = System.nanoTime();
        begin();
        producer.send(Kept.record(CdcTopics.POSITIONS, slot, position));
        producer.commitTransaction();
        askedAt = 0;
        inTransaction = false;
        committed = position;
        int visible = sent;
        sent = 0;
        return visible;
    }

    /** What was not committed, no reader sees. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private Position read() {
        try (Kept<Position> kept = Kept.position(topics, slot)) {
            return kept.read().orElse(null);
        }
    }

    private void begin() {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
        }
    }

    private static Map<String, Object> settings(CdcConfig config, Topics topics) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.bootstrap(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "rialto-cdc-" + config.slot(),
                // The most that brokers allow by default: a table's snapshot is one transaction.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                900_000,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                524_288,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class);
    }
}
