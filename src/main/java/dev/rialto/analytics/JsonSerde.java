package dev.rialto.analytics;

import dev.rialto.events.Json;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** State and internal records as JSON, in the topics' own form. */
public final class JsonSerde {

    private JsonSerde() {}

    /** The serde of a type that JSON can carry; null stays null. */
    public static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : Json.write(value),
                (topic, json) -> json == null ? null : Json.read(json, type));
    }
}
