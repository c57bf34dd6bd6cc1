package dev.rialto.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What is committed on a topic, from its beginning, and on from there when asked again. A topic
 * that does not exist has nothing.
 *
 * @param <K> the records' keys
 */
public final class CommittedRecords<K> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaConsumer<K, byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Begins at the topic's beginning; nothing is read yet. */
    public CommittedRecords(Topics topics, String topic, Deserializer<K> keys) {
        this.topic = topic;
        consumer =
                new KafkaConsumer<>(
                        topics.readerSettings(Map.of()), keys, new ByteArrayDeserializer());
        List<PartitionInfo> found = consumer.listTopics().getOrDefault(topic, List.of());
        partitions = found.stream().map(one -> new TopicPartition(topic, one.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Gives each record, in order within its partition, up to the end of now.
     *
     * @throws IllegalStateException where Kafka gives nothing for half a minute
     */
    public void readToEnd(Consumer<ConsumerRecord<K, byte[]>> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            ConsumerRecords<K, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                until = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "topic %s: Kafka gives nothing for %d s, though there is more; is the broker of its partitions up?"
                                .formatted(topic, PATIENCE.toSeconds()));
            }
            records.forEach(taker);
        }
    }

    @Override
    public void close() {
        // It is in no group, so there is nobody to take leave of.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
