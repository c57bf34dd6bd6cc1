package dev.rialto.cdc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A reader of committed records that counts those from its own beginning on. */
final class Follower implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Begins at the end of a topic that exists. */
    Follower(String bootstrap, String topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrap,
                                "isolation.level",
                                "read_committed",
                                "fetch.max.wait.ms",
                                10),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(found -> new TopicPartition(topic, found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // A place is only looked up when it is asked for.
        partitions.forEach(consumer::position);
    }

    /** Waits for at least this many more records; returns how many came. */
    int await(int records) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        int came = 0;
        while (came < records) {
            if (System.nanoTime() > until) {
                throw new AssertionError("%d of %d records".formatted(came, records));
            }
            came += consumer.poll(Duration.ofMillis(100)).count();
        }
        return came;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
