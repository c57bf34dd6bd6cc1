package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The rows that readers of a change topic have, when its table is read anew or emptied: those that
 * the table no longer has must be deleted there too. Keeps a key and a place for each row, not the
 * row. The caller has no transaction open that writes to the topic when this is made.
 */
final class Remnants implements AutoCloseable {

    private record Place(int partition, long offset) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<ByteBuffer, Place> rows = new HashMap<>();

    /** Reads a topic to its end. */
    Remnants(Topics topics, String topic) {
        ends = ends(topics, topic);
        consumer = consumer(topics, "read_committed");
        consumer.assign(ends.keySet());
        read(this::note);
    }

    /** Of all rows, those of these keys alone are asked for. */
    void only(Stream<byte[]> keys) {
        rows.keySet().retainAll(keys.map(ByteBuffer::wrap).collect(Collectors.toSet()));
    }

    /** The table still has the row of this key. */
    void found(byte[] key) {
        rows.remove(ByteBuffer.wrap(key));
    }

    /**
     * Makes a delete for each row that was not found, with the row as readers have it.
     *
     * @param source of the deletes; null leaves them the source that the row came from
     */
    void delete(JsonNode source, BiConsumer<byte[], byte[]> keyAndValue) {
        if (rows.isEmpty()) {
            return;
        }
        read(
                found -> {
                    if (placeOf(found).equals(rows.get(ByteBuffer.wrap(found.key())))) {
                        keyAndValue.accept(found.key(), deleting(found.value(), source));
                    }
                });
    }

    @Override
    public void close() {
        // It is in no group, so there is nobody to take leave of.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.seekToBeginning(ends.keySet());
        while (ends.keySet().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(Duration.ofSeconds(1)).forEach(each);
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> found) {
        ByteBuffer key = ByteBuffer.wrap(found.key());
        if (found.value() == null || Json.tree(found.value()).path("after").isNull()) {
            rows.remove(key);
        } else {
            rows.put(key, placeOf(found));
        }
    }

    private static Place placeOf(ConsumerRecord<byte[], byte[]> found) {
        return new Place(found.partition(), found.offset());
    }

    private static byte[] deleting(byte[] envelope, JsonNode source) {
        ObjectNode change = (ObjectNode) Json.tree(envelope);
        change.set("before", change.get("after"));
        change.putNull("after");
        if (source != null) {
            change.set("source", source);
        } else if (change.get("source") instanceof ObjectNode origin) {
            // That of the row, long ago; none of the log's transactions has deleted it.
            origin.putNull("txId");
        }
        change.put("op", "d");
        change.put("ts_ms", Clock.systemUTC().millis());
        return Json.write(change);
    }

    /** Of what is written, as a commit of a moment ago may not have reached every partition. */
    private static Map<TopicPartition, Long> ends(Topics topics, String topic) {
        try (KafkaConsumer<byte[], byte[]> all = consumer(topics, "read_uncommitted")) {
            List<TopicPartition> partitions =
                    all.partitionsFor(topic).stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            return all.endOffsets(partitions);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Topics topics, String isolation) {
        return new KafkaConsumer<>(
                topics.clientSettings(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
