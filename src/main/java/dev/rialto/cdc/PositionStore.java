package dev.rialto.cdc;

import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The compacted topic that keeps the position of each slot. */
final class PositionStore {

    static final String TOPIC = "rialto_cdc_positions";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final Topics topics;
    private final byte[] key;

    PositionStore(Topics topics, String slot) {
        this.topics = topics;
        this.key = slot.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The last committed position. To be called after the producer's {@code initTransactions}, so
     * that no older instance can commit another behind our back.
     */
    Optional<Position> read() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                topics.bootstrap(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            Optional<Position> last = Optional.empty();
            while (consumer.position(PARTITION) < end) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(1))) {
                    if (Arrays.equals(found.key(), key)) {
                        last = Optional.ofNullable(found.value()).map(PositionStore::position);
                    }
                }
            }
            return last;
        }
    }

    /** The record that sets the position, to be sent in the transaction that it describes. */
    ProducerRecord<byte[], byte[]> record(Position position) {
        return new ProducerRecord<>(TOPIC, 0, key, Json.write(position));
    }

    private static Position position(byte[] json) {
        return Json.read(json, Position.class);
    }
}
