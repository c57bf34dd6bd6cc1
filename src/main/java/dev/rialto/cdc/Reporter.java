package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tells the world once a second how a capture is doing. */
final class Reporter implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CdcConfig config;
    private final Vitals vitals;
    private final KafkaProducer<byte[], byte[]> producer;
    private long reportedAt = System.nanoTime();
    private String estimatedTable;
    private long estimatedRows;

    Reporter(CdcConfig config, Topics topics, Vitals vitals) {
        this.config = config;
        this.vitals = vitals;
        this.producer =
                new KafkaProducer<>(
                        topics.clientSettings(Map.of()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Reports if it is time to. */
    void tick() {
        Duration since = Duration.ofNanos(System.nanoTime() - reportedAt);
        if (since.compareTo(PAUSE) >= 0) {
            reportedAt = System.nanoTime();
            Report report = vitals.report(since, estimate(vitals.table()));
            producer.send(Kept.record(CdcTopics.REPORTS, config.slot(), report));
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private long estimate(String table) {
        if (table == null) {
            return 0;
        }
        if (!table.equals(estimatedTable)) {
            try (Replication replication = Replication.open(config)) {
                estimatedRows = replication.estimatedRows(table);
                estimatedTable = table;
            } catch (SQLException e) {
                return 0;
            }
        }
        return estimatedRows;
    }
}
