package dev.rialto.cdc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The rows that readers of a change topic have, when its table is read anew: those that the table
 * no longer has must be deleted there too. Keeps a key and a place for each row, not the row.
 */
final class Remnants {

    private record Place(TopicPartition partition, long offset) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<ByteBuffer, Place> rows = new HashMap<>();

    private Remnants(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * Reads a topic to its end.
     *
     * @param consumer of committed records; stays the caller's, and is used for as long as this is
     */
    static Remnants of(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        Remnants remnants = new Remnants(consumer);
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(found -> new TopicPartition(topic, found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(Duration.ofSeconds(1)).forEach(remnants::note);
        }
        return remnants;
    }

    /** The table still has the row of this key. */
    void found(byte[] key) {
        rows.remove(ByteBuffer.wrap(key));
    }

    /** Makes a delete for each row that was not found, with the row as readers have it. */
    void delete(BiConsumer<byte[], byte[]> keyAndValue) {
        rows.forEach((key, place) -> keyAndValue.accept(key.array(), deleting(read(place))));
    }

    private void note(ConsumerRecord<byte[], byte[]> found) {
        ByteBuffer key = ByteBuffer.wrap(found.key());
        if (found.value() == null || Json.tree(found.value()).path("after").isNull()) {
            rows.remove(key);
        } else {
            rows.put(
                    key,
                    new Place(
                            new TopicPartition(found.topic(), found.partition()), found.offset()));
        }
    }

    private byte[] read(Place place) {
        consumer.assign(List.of(place.partition()));
        consumer.seek(place.partition(), place.offset());
        while (true) {
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(1))) {
                return found.value();
            }
        }
    }

    private static byte[] deleting(byte[] envelope) {
        ObjectNode change = (ObjectNode) Json.tree(envelope);
        change.set("before", change.get("after"));
        change.putNull("after");
        change.put("op", "d");
        change.put("ts_ms", Clock.systemUTC().millis());
        return Json.write(change);
    }
}
