package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Change;
import dev.rialto.events.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a plain consumer of committed records makes of a change topic whose rows have a {@code
 * row_id} and an {@code amount}.
 *
 * @param rows the amount of each row that is left
 * @param count records, tombstones included
 * @param brokenChains changes that do not say what the change before them left
 */
record CommittedChanges(Map<Long, String> rows, long count, long brokenChains) {

    static CommittedChanges of(String bootstrap, String topic) {
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
            Map<Long, String> rows = new HashMap<>();
            long count = 0;
            long broken = 0;
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(1))) {
                    count++;
                    broken += apply(rows, found);
                }
            }
            return new CommittedChanges(rows, count, broken);
        }
    }

    private static int apply(Map<Long, String> rows, ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null) {
            return 0;
        }
        long id = Json.tree(found.key()).path("row_id").longValue();
        Change<String> change = Change.parse(found.value(), CommittedChanges::amount);
        boolean broken =
                !(change instanceof Change.Read) && !Objects.equals(rows.get(id), change.before());
        if (change.after() == null) {
            rows.remove(id);
        } else {
            rows.put(id, change.after());
        }
        return broken ? 1 : 0;
    }

    private static String amount(JsonNode row) {
        return row.path("amount").decimalValue().toPlainString();
    }
}
