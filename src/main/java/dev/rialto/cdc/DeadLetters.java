package dev.rialto.cdc;

import dev.rialto.events.CommittedRecords;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        Map<ByteBuffer, DeadLetter> letters = new LinkedHashMap<>();
        try (var records =
                new CommittedRecords<>(
                        topics, CdcTopics.deadLetters(slot), new ByteArrayDeserializer())) {
            records.readToEnd(found -> note(letters, found));
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
