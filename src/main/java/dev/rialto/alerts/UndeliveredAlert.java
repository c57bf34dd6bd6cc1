package dev.rialto.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * An alert that a target could not be brought. The topic has its newest state by id: dead, to be
 * delivered again, or, as a tombstone, settled.
 *
 * @param id target and place of the record in its topic
 * @param target the target's name
 * @param at when it became a dead letter, or was last asked to be delivered again
 * @param reason why it could not be delivered
 * @param attempts how often that was tried
 * @param replaying whether it waits to be delivered again
 * @param alert the record; null where it was not JSON
 */
@RegisterForReflection
public record UndeliveredAlert(
        String id,
        String target,
        Instant at,
        String reason,
        int attempts,
        boolean replaying,
        JsonNode alert) {

    static final String TARGET = "target";
    static final String REASON = "reason";
    static final String ATTEMPTS = "attempts";

    /** Its presence asks the target's process to deliver the letter again. */
    static final String REPLAY = "replay";

    static UndeliveredAlert of(ConsumerRecord<String, byte[]> record) {
        return new UndeliveredAlert(
                record.key(),
                header(record.headers(), TARGET).orElse("none"),
                Instant.ofEpochMilli(record.timestamp()),
                header(record.headers(), REASON).orElse(""),
                header(record.headers(), ATTEMPTS).map(Integer::valueOf).orElse(1),
                isReplay(record.headers()),
                tree(record.value()));
    }

    static boolean isFor(String target, Headers headers) {
        return header(headers, TARGET).filter(target::equals).isPresent();
    }

    static boolean isReplay(Headers headers) {
        return headers.lastHeader(REPLAY) != null;
    }

    /** Adds a header in words. */
    static void put(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static JsonNode tree(byte[] value) {
        try {
            return Json.tree(value);
        } catch (UncheckedIOException e) {
            return null;
        }
    }
}
