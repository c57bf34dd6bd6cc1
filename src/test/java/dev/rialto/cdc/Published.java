package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A committed record of a topic, as it stands there.
 *
 * @param value null in a tombstone
 */
record Published(String key, String value) {

    /** All there is; those of one row in their order. */
    static List<Published> of(String bootstrap, String topic) {
        return records(bootstrap, topic).stream()
                .map(found -> new Published(text(found.key()), text(found.value())))
                .toList();
    }

    static List<ConsumerRecord<byte[], byte[]>> records(String bootstrap, String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.listTopics().getOrDefault(topic, List.of()).stream()
                            .map(found -> new TopicPartition(found.topic(), found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    /** What kind of change it is; "tombstone" where it is none. */
    String op() {
        return value == null ? "tombstone" : Json.tree(bytes()).path("op").asText();
    }

    JsonNode before() {
        return Json.tree(bytes()).path("before");
    }

    JsonNode after() {
        return Json.tree(bytes()).path("after");
    }

    /** The characters of the row after the change, as they stand in the record. */
    String afterText() {
        String begin = ",\"after\":";
        return value.substring(
                value.indexOf(begin) + begin.length(), value.indexOf(",\"source\":{"));
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
