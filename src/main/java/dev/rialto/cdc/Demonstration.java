package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Inserts, changes and deletes a row of its own, and watches the three events arrive. */
@Singleton
public final class Demonstration {

    private static final String TABLE = "categories";
    private static final String KEY = "category_id";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String INSERT =
            """
            INSERT INTO categories (name, description)
            VALUES ('Demonstration ' || gen_random_uuid(), 'goes in a moment')
            RETURNING category_id""";
    private static final String UPDATE =
            """
            UPDATE categories SET description = 'is going'
            WHERE category_id = ? RETURNING category_id""";
    private static final String DELETE =
            "DELETE FROM categories WHERE category_id = ? RETURNING category_id";

    private final CdcConfig config;
    private final Topics topics;

    Demonstration(CdcConfig config, Topics topics) {
        this.config = config;
        this.topics = topics;
    }

    /**
     * One statement and its event.
     *
     * @param millis from the commit's acknowledgement until a consumer had the event
     */
    @RegisterForReflection
    public record Step(String sql, BigDecimal millis, JsonNode event) {}

    /**
     * Shows each event as it arrives.
     *
     * @throws IllegalArgumentException where the table or its topic is not there
     * @throws IllegalStateException where an event does not arrive
     */
    public void run(Consumer<Step> shown) throws SQLException {
        if (!config.tables().contains(TABLE)) {
            throw new IllegalArgumentException(
                    "the demonstration is done in %s, which rialto.cdc.tables does not name"
                            .formatted(TABLE));
        }
        try (Connection database =
                        DriverManager.getConnection(
                                config.url(), config.user(), config.password());
                KafkaConsumer<byte[], byte[]> reader = reader()) {
            long id = change(database, INSERT, 0);
            try {
                shown.accept(awaited(reader, INSERT, "c", id));
                change(database, UPDATE, id);
                shown.accept(awaited(reader, UPDATE, "u", id));
            } finally {
                change(database, DELETE, id);
            }
            shown.accept(awaited(reader, DELETE, "d", id));
        }
    }

    private static long change(Connection database, String sql, long id) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            if (id > 0) {
                statement.setLong(1, id);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Step awaited(
            KafkaConsumer<byte[], byte[]> reader, String sql, String operation, long id) {
        long committed = System.nanoTime();
        while (System.nanoTime() - committed < PATIENCE.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> found : reader.poll(Duration.ofMillis(200))) {
                JsonNode event = found.value() == null ? null : Json.tree(found.value());
                if (event != null
                        && event.path("op").asText().equals(operation)
                        && Json.tree(found.key()).path(KEY).asLong() == id) {
                    return new Step(shown(sql, id), millisSince(committed), event);
                }
            }
        }
        throw new IllegalStateException(
                "no event within %d s; 'rialto cdc status' tells how the capture is"
                        .formatted(PATIENCE.toSeconds()));
    }

    private static String shown(String sql, long id) {
        return sql.replace(" RETURNING category_id", "")
                .replace("\nRETURNING category_id", "")
                .replace("?", String.valueOf(id))
                .replace("\n", " ");
    }

    private static BigDecimal millisSince(long nanos) {
        return BigDecimal.valueOf((System.nanoTime() - nanos) / 100_000, 1);
    }

    /** At the end of the table's topic, so that it has what comes from now on. */
    private KafkaConsumer<byte[], byte[]> reader() {
        var reader =
                new KafkaConsumer<>(
                        topics.readerSettings(Map.of()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        String topic = topics.change(TABLE);
        var found = reader.listTopics(PATIENCE).get(topic);
        if (found == null) {
            reader.close();
            throw new IllegalArgumentException(
                    "there is no topic %s yet: nobody has captured".formatted(topic));
        }
        List<TopicPartition> partitions =
                found.stream().map(at -> new TopicPartition(topic, at.partition())).toList();
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
        return reader;
    }
}
