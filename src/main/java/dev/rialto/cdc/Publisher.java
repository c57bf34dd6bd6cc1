package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes changes to Kafka. What is sent becomes visible with the position that is committed after
 * it, in one transaction, or never. Single-threaded but for {@link #committed} and {@link
 * #waiting}.
 */
final class Publisher implements AutoCloseable {

    /** What a producer may hold altogether, by default. */
    private static final int LARGEST = 32 << 20;

    /** More than batches add to a record, and than compression adds to what it cannot compress. */
    private static final int OVERHEAD = 4096;

    private final String slot;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final EnvelopeJson json;
    private final IntConsumer setAside;
    private final Map<String, Integer> limits;
    private volatile Position committed;
    private boolean inTransaction;
    private int sent;
    private int aside;
    private volatile long askedAt;

    /**
     * Fences every older publisher of this slot, and reads where it ended.
     *
     * @param setAside is told with each commit how many changes became dead letters
     */
    Publisher(CdcConfig config, Topics topics, IntConsumer setAside) throws InterruptedException {
        slot = config.slot();
        this.topics = topics;
        this.setAside = setAside;
        json =
                new EnvelopeJson(
                        topics.prefix(), Replication.database(config), InstantSource.system());
        limits =
                new TopicAdmin(topics)
                        .largestRecords(config.tables().stream().map(topics::change).toList());
        producer = new KafkaProducer<>(topics.clientSettings(settings(config)));
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

    /**
     * Sends an event, without the row before it where it is too large with it, or else a dead
     * letter about it; returns its key.
     */
    byte[] send(RowEvent event) {
        byte[] key = json.key(event);
        if (!sent(event, key).isEmpty()) {
            String problem = sent(event.slim(), key);
            if (!problem.isEmpty()) {
                send(DeadLetter.of(slot, event, key, problem).filed());
                aside++;
            }
        }
        return key;
    }

    /** Sends an event as it is; says why where it cannot. */
    private String sent(RowEvent event, byte[] key) {
        try {
            byte[] value = json.value(event);
            requireFitting(event.table().topic(), key, value);
            send(event.table().topic(), key, value);
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Takes a dead letter out of its topic. */
    void settle(DeadLetter letter) {
        send(letter.settled());
    }

    /** Where an event comes from, as its JSON says. */
    JsonNode source(RowEvent event) {
        return Json.tree(json.source(event));
    }

    void send(String topic, byte[] key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        askedAt = System.nanoTime();
        begin();
        producer.send(record);
        askedAt = 0;
        sent++;
    }

    /** What a topic refuses would undo the whole transaction, again and again. */
    private void requireFitting(String topic, byte[] key, byte[] value) {
        int size = OVERHEAD + key.length + (value == null ? 0 : value.length);
        int limit = Math.min(LARGEST, limits.getOrDefault(topic, LARGEST));
        if (size > limit) {
            throw new IllegalArgumentException(
                    "the record has %d bytes, its topic takes %d (max.message.bytes)"
                            .formatted(size, limit));
        }
    }

    /** Makes all that was sent visible, null forgets the position; returns how much it was. */
    int commit(Position position) {
        if (sent == 0 && Objects.equals(position, committed)) {
            return 0;
        }
        askedAt = System.nanoTime();
        begin();
        producer.send(Kept.record(CdcTopics.positions(slot), slot, position));
        producer.commitTransaction();
        askedAt = 0;
        inTransaction = false;
        committed = position;
        int visible = sent;
        sent = 0;
        setAside.accept(aside);
        aside = 0;
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

    private static Map<String, Object> settings(CdcConfig config) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "rialto-cdc-" + config.slot()),
                // The most that brokers allow by default: a table's snapshot is one transaction.
                Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 900_000),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 524_288),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                // What is too large is found out before it is sent.
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
    }
}
