package dev.rialto.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.Function;

/**
 * One committed change of one row, as a change topic carries it in Debezium's envelope.
 *
 * @param <R> the row
 */
public sealed interface Change<R> {

    /** The row before the change; null where there was none. */
    R before();

    /** The row after the change; null where there is none. */
    R after();

    /** Where the change comes from. */
    Source source();

    /** A row that a snapshot found. */
    record Read<R>(R after, Source source) implements Change<R> {
        @Override
        public R before() {
            return null;
        }
    }

    /** A row that was inserted. */
    record Create<R>(R after, Source source) implements Change<R> {
        @Override
        public R before() {
            return null;
        }
    }

    /** A row that was updated. */
    record Update<R>(R before, R after, Source source) implements Change<R> {}

    /** A row that was deleted. */
    record Delete<R>(R before, Source source) implements Change<R> {
        @Override
        public R after() {
            return null;
        }
    }

    /**
     * Reads an envelope.
     *
     * @param envelope the record's value; not a tombstone
     * @param row makes the row of its JSON object
     * @throws IllegalArgumentException where it is not an envelope of a row change
     */
    static <R> Change<R> parse(byte[] envelope, Function<JsonNode, R> row) {
        JsonNode tree = Json.tree(envelope);
        JsonNode origin = tree.path("source");
        Source source =
                new Source(
                        origin.path("table").asText(),
                        origin.path("lsn").asLong(),
                        origin.path("txId").asLong(),
                        Instant.ofEpochMilli(origin.path("ts_ms").asLong()));
        R before = image(tree.path("before"), row);
        R after = image(tree.path("after"), row);
        return switch (tree.path("op").asText()) {
            case "r" -> new Read<>(after, source);
            case "c" -> new Create<>(after, source);
            case "u" -> new Update<>(before, after, source);
            case "d" -> new Delete<>(before, source);
            case String op -> throw new IllegalArgumentException("not a row change: op=" + op);
        };
    }

    private static <R> R image(JsonNode node, Function<JsonNode, R> row) {
        return node.isObject() ? row.apply(node) : null;
    }
}
