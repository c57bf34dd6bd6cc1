package dev.rialto.cdc;

import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The changes that a slot's capture could not publish. */
final class DeadLetters {

    private DeadLetters() {}

    /** Dead letters by their tables. */
    static Map<String, List<DeadLetter>> byTable(Collection<DeadLetter> letters) {
        return letters.stream()
                .collect(
                        Collectors.groupingBy(
                                DeadLetter::table, TreeMap::new, Collectors.toList()));
    }

    /** Those that are not settled, oldest first. */
    static List<DeadLetter> of(Topics topics, String slot) {
        List<TopicPartition> topic = List.of(new TopicPartition(CdcTopics.deadLetters(slot), 0));
        Map<ByteBuffer, DeadLetter> letters = new LinkedHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                topics.bootstrap(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(topic);
            consumer.seekToBeginning(topic);
            long end = consumer.endOffsets(topic).get(topic.getFirst());
            while (consumer.position(topic.getFirst()) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> note(letters, found));
            }
        }
        return List.copyOf(letters.values());
    }

    private static void note(
            Map<ByteBuffer, DeadLetter> letters, ConsumerRecord<byte[], byte[]> found) {
        ByteBuffer place = ByteBuffer.wrap(found.key());
        letters.remove(place);
        if (found.value() != null) {
            letters.put(place, Json.read(found.value(), DeadLetter.class));
        }
    }
}
