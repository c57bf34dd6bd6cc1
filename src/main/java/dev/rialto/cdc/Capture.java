package dev.rialto.cdc;

import dev.rialto.events.Topics;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One run of the connector, from the committed position until it is told to end or something
 * breaks. Every batch is one Kafka transaction with the position after it; a snapshot is one
 * transaction as a whole, so no reader sees a part of it.
 */
final class Capture implements AutoCloseable {

    private static final long FLUSH_NANOS = Duration.ofSeconds(1).toNanos();

    private final PositionStore store;
    private final KafkaProducer<byte[], byte[]> producer;
    private final PostgresConnectorTask task = new PostgresConnectorTask();
    private final PositionTracker tracker;
    private final EnvelopeJson json = new EnvelopeJson();
    private volatile Position committed;
    private boolean inTransaction;
    private long flushedAt;

    /** Fences every older instance, reads where it ended, and starts the connector there. */
    Capture(CdcConfig config, Topics topics, Lease lease) throws Exception {
        store = new PositionStore(topics, config.slot());
        producer = new KafkaProducer<>(producerSettings(config, topics));
        try {
            lease.freeSlot();
            producer.initTransactions();
            tracker = new PositionTracker(store.read());
            committed = tracker.current().orElse(null);
            if (committed == null) {
                // A new slot exports the snapshot that fits its start exactly; an old one cannot.
                lease.dropSlot();
            }
            Map<String, String> settings = ConnectorSettings.of(config, topics);
            task.initialize(new TaskContext(settings, () -> committed));
            task.start(settings);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /**
     * Publishes until {@code going} says no.
     *
     * @param published is told how many records each commit made visible
     */
    void run(BooleanSupplier going, IntConsumer published) throws InterruptedException {
        while (going.getAsBoolean()) {
            List<SourceRecord> batch = task.poll();
            if (batch != null && !batch.isEmpty()) {
                published.accept(publish(batch));
            }
            if (System.nanoTime() - flushedAt > FLUSH_NANOS) {
                // Lets the next poll confirm the committed position to the slot.
                task.commit();
                flushedAt = System.nanoTime();
            }
        }
    }

    /** The last position that Kafka has committed; null until a snapshot has ended. */
    Position committed() {
        return committed;
    }

    @Override
    public void close() {
        task.stop();
        producer.close(Duration.ZERO);
    }

    private int publish(List<SourceRecord> batch) {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
        }
        int sent = 0;
        for (SourceRecord change : batch) {
            if (tracker.admit(change.sourceOffset())) {
                producer.send(record(change));
                sent++;
            }
        }
        tracker.current().ifPresent(this::commit);
        return sent;
    }

    private void commit(Position position) {
        producer.send(store.record(position));
        producer.commitTransaction();
        inTransaction = false;
        committed = position;
    }

    private ProducerRecord<byte[], byte[]> record(SourceRecord change) {
        return new ProducerRecord<>(
                change.topic(), json.write(change.key()), json.write(change.value()));
    }

    private static Map<String, Object> producerSettings(CdcConfig config, Topics topics) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.bootstrap(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "rialto-cdc-" + config.slot(),
                // The most that brokers allow by default: a first snapshot is one transaction.
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
