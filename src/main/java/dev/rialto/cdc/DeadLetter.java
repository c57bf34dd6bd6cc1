package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

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

    static DeadLetter of(String slot, RowEvent event, byte[] key, String reason) {
        Origin origin = event.origin();
        return new DeadLetter(
                slot,
                event.table().name(),
                Json.tree(key),
                event.op(),
                origin.lsn(),
                origin.transactionId(),
                origin.at(),
                reason,
                event.table().excerpt(event.row(), LONGEST));
    }

    /** What puts it into its topic. */
    ProducerRecord<byte[], byte[]> filed() {
        return new ProducerRecord<>(CdcTopics.deadLetters(slot), 0, place(), Json.write(this));
    }

    /** What takes it out again. */
    ProducerRecord<byte[], byte[]> settled() {
        return new ProducerRecord<>(CdcTopics.deadLetters(slot), 0, place(), null);
    }

    private byte[] place() {
        return Json.write(List.of(slot, table, key));
    }
}
