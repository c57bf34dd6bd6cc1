package dev.rialto.lake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Change;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The changes of a table that wait for its next commit: of each key the last. */
final class Batch {

    private final LakeTable table;
    private final NavigableMap<Long, Optional<Row>> changes = new TreeMap<>();

    Batch(LakeTable table) {
        this.table = table;
    }

    /**
     * Takes a change.
     *
     * @param envelope the record's value; null in a tombstone, which says nothing new
     */
    void add(byte[] envelope) {
        if (envelope == null) {
            return;
        }
        switch (Change.parse(envelope, Function.<JsonNode>identity())) {
            case Change.Delete<JsonNode>(JsonNode before, _) ->
                    changes.put(table.key(before), Optional.empty());
            case Change<JsonNode> change -> {
                Row row = table.row(change.after());
                changes.put(row.key(), Optional.of(row));
            }
        }
    }

    /** By key: the row, or nothing where it was deleted. */
    NavigableMap<Long, Optional<Row>> changes() {
        return changes;
    }
}
