package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A change that could not be published. Each row has one at most, for the newest of its changes.
 *
 * @param key the row's primary key
 * @param op {@code c}, {@code u}, {@code d}, or {@code r} for a row of a snapshot
 * @param lsn of the change in the log
 * @param transactionId of the change; null in a snapshot
 * @param at when it was committed
 * @param reason why it could not be published
 * @param row as the change leaves it, or as it was deleted; long texts are cut
 */
@RegisterForReflection
public record DeadLetter(
        String slot,
        String table,
        JsonNode key,
        String op,
        long lsn,
        Long transactionId,
        Instant at,
        String reason,
        JsonNode row) {

    private static final int LONGEST = 200;

    static DeadLetter of(
            String slot, String table, SourceRecord change, byte[] key, String reason) {
        Struct envelope = (Struct) change.value();
        Struct source = envelope.getStruct("source");
        Struct after = envelope.getStruct("after");
        return new DeadLetter(
                slot,
                table,
                Json.tree(key),
                envelope.getString("op"),
                source.getInt64("lsn"),
                source.getInt64("txId"),
                Instant.ofEpochMilli(source.getInt64("ts_ms")),
                reason,
                cut(after == null ? envelope.getStruct("before") : after));
    }

    /** What puts it into its topic. */
    ProducerRecord<byte[], byte[]> filed() {
        return new ProducerRecord<>(CdcTopics.DEAD_LETTERS, 0, place(), Json.write(this));
    }

    /** What takes it out again. */
    ProducerRecord<byte[], byte[]> settled() {
        return new ProducerRecord<>(CdcTopics.DEAD_LETTERS, 0, place(), null);
    }

    private byte[] place() {
        return Json.write(List.of(slot, table, key));
    }

    private static JsonNode cut(Struct row) {
        ObjectNode cut = JsonNodeFactory.instance.objectNode();
        if (row == null) {
            return cut;
        }
        for (Field field : row.schema().fields()) {
            Object value = row.get(field);
            String text = value == null || isAbsent(value) ? null : value.toString();
            cut.put(
                    field.name(),
                    text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        }
        return cut;
    }

    private static boolean isAbsent(Object value) {
        return value instanceof String text
                && !text.isEmpty()
                && text.charAt(0) == ExactValues.ABSENT;
    }
}
