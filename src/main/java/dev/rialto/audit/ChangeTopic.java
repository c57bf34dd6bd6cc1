package dev.rialto.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.audit.Table.Digest;
import dev.rialto.events.Change;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A table as its change topic tells it. Each change says what the row was before: where that is not
 * what the change before it left, a change was lost, doubled or put out of order.
 */
final class ChangeTopic implements AutoCloseable {

    private final Table table;
    private final TopicReader reader;
    private final Map<Long, Digest> rows = new HashMap<>();
    private long brokenChains;
    private String example = "";

    ChangeTopic(Topics topics, Table table) {
        this.table = table;
        this.reader = new TopicReader(topics.bootstrap(), topics.change(table.name()));
    }

    /** Reads on to the end, and holds the rows against the table's. */
    Comparison compare(Map<Long, Digest> expected) {
        reader.readToEnd(this::apply);
        Comparison found = Differences.of("topic", table.name(), expected, rows);
        return brokenChains == 0
                ? found
                : new Comparison(
                        found.stage(),
                        found.subject(),
                        found.expected(),
                        found.found(),
                        found.differences() + brokenChains,
                        example);
    }

    @Override
    public void close() {
        reader.close();
    }

    private void apply(byte[] keyJson, byte[] value) {
        if (value == null) {
            return; // the tombstone behind a delete
        }
        long key = Json.tree(keyJson).path(table.key()).longValue();
        Change<JsonNode> change = Change.parse(value, row -> row);
        // Compaction may have taken a key's first changes, so a chain begins where it is first
        // seen; and anew where an operator had the table read again.
        boolean known =
                !(change instanceof Change.Read)
                        && (rows.containsKey(key) || change.before() == null);
        if (known && !Objects.equals(rows.get(key), digest(change.before()))) {
            brokenChains++;
            example =
                    "key %d, lsn %d: not the row that the change before left"
                            .formatted(key, change.source().lsn());
        }
        if (change.after() == null) {
            rows.remove(key);
        } else {
            rows.put(key, digest(change.after()));
        }
    }

    private Digest digest(JsonNode row) {
        return row == null ? null : table.digest(column -> column.of(row));
    }
}
