package dev.rialto.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The schema of Debezium's envelope, as far as it is Debezium's contract. */
final class Envelope {

    private Envelope() {}

    /** Around a row. */
    static ObjectNode of(ObjectNode row) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = envelope.putObject("properties");
        orNull(properties.putObject("before"), row);
        orNull(properties.putObject("after"), row);
        ObjectNode op = properties.putObject("op").put("type", "string");
        op.putArray("enum").add("r").add("c").add("u").add("d");
        op.put("description", "Read by a snapshot, created, updated, deleted.");
        properties.putObject("source").put("$ref", "#/components/schemas/source");
        milliseconds(properties, "ts_ms", "When the change was captured");
        envelope.putArray("required").add("op").add("source");
        return envelope;
    }

    /** Where a change comes from. */
    static ObjectNode source() {
        ObjectNode source = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = source.putObject("properties");
        for (String name : List.of("connector", "name", "snapshot", "db", "schema", "table")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("lsn").put("type", "integer");
        properties.putObject("txId").putArray("type").add("integer").add("null");
        milliseconds(properties, "ts_ms", "When the transaction was committed");
        return source;
    }

    private static void orNull(ObjectNode schema, ObjectNode row) {
        schema.putArray("oneOf").add(row).addObject().put("type", "null");
    }

    private static void milliseconds(ObjectNode properties, String name, String says) {
        properties
                .putObject(name)
                .put("type", "integer")
                .put("description", says + ", in milliseconds since 1970.");
    }
}
