package dev.rialto.cdc;

import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What Kafka keeps of a slot: the newest record of a compacted topic of one partition, by the slot
 * as its key. Follows the topic as it is read again; to be used by one thread at a time.
 *
 * @param <T> what the record says, as JSON
 */
final class Kept<T> implements AutoCloseable {

    private final Class<T> type;
    private final TopicPartition partition;
    private final byte[] key;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private T last;

    private Kept(Topics topics, String topic, String slot, Class<T> type) {
        this.type = type;
        this.partition = new TopicPartition(topic, 0);
        this.key = slot.getBytes(StandardCharsets.UTF_8);
        this.consumer =
                new KafkaConsumer<>(
                        topics.readerSettings(Map.of()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * Where publishing ended. To be read after the producer's {@code initTransactions}, so that no
     * older instance can commit another position behind our back.
     */
    static Kept<Position> position(Topics topics, String slot) {
        return new Kept<>(topics, CdcTopics.positions(slot), slot, Position.class);
    }

    /** What operators want of the capture. */
    static Kept<Wanted> wanted(Topics topics, String slot) {
        return new Kept<>(topics, CdcTopics.WANTED, slot, Wanted.class);
    }

    /** What the capture last told of itself. */
    static Kept<Report> report(Topics topics, String slot) {
        return new Kept<>(topics, CdcTopics.REPORTS, slot, Report.class);
    }

    /** What is kept as of now. */
    Optional<T> read() {
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            take(Duration.ofSeconds(1));
        }
        return Optional.ofNullable(last);
    }

    /** What is kept as far as this process has heard; does not wait. */
    Optional<T> glance() {
        take(Duration.ZERO);
        return Optional.ofNullable(last);
    }

    /** The record that replaces what is kept; null removes it. */
    static ProducerRecord<byte[], byte[]> record(String topic, String slot, Object value) {
        return new ProducerRecord<>(
                topic,
                0,
                slot.getBytes(StandardCharsets.UTF_8),
                value == null ? null : Json.write(value));
    }

    @Override
    public void close() {
        // It is in no group, so there is nobody to take leave of.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private void take(Duration wait) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(wait)) {
            if (Arrays.equals(found.key(), key)) {
                last = found.value() == null ? null : Json.read(found.value(), type);
            }
        }
    }
}
