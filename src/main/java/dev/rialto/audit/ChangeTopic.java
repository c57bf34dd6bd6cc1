package dev.rialto.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Change;
import dev.rialto.events.CommittedRecords;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A table as its change topic tells it. Each change says what the row was before: where that is not
 * what the change before it left, a change was lost, doubled or put out of order, or ALTER TABLE
 * rewrote the row, of which PostgreSQL tells nobody. A later snapshot of the row makes up for it.
 */
final class ChangeTopic implements AutoCloseable {

    private final Table table;
    private final CommittedRecords<byte[]> reader;
    private final Hashes rows = new Hashes();
    private final Map<Long, Long> breaks = new HashMap<>(); // positions in the WAL, by key

    ChangeTopic(Topics topics, Table table) {
        this.table = table;
        this.reader =
                new CommittedRecords<>(
                        topics, topics.change(table.name()), new ByteArrayDeserializer());
    }

    /** Reads on to the end, and holds the rows against the table's. */
    Comparison compare(Hashes expected) {
        reader.readToEnd(record -> apply(record.key(), record.value()));
        RowDifferences differences = RowDifferences.between(expected, rows);
        breaks.forEach(
                (key, lsn) ->
                        differences.add(
                                key,
                                "was at lsn %d not as the change before left it".formatted(lsn)));
        return differences.of("topic", table.name(), expected.size(), rows.size());
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
        long former = rows.put(key, hash(change.after()));
        if (change instanceof Change.Read) {
            breaks.remove(key); // an operator had the table read anew
            return;
        }
        // Compaction may have taken a key's first changes, so a chain begins where it is first
        // seen.
        boolean known = former != Hashes.NONE || change.before() == null;
        if (known && former != hash(change.before())) {
            breaks.put(key, change.source().lsn());
        }
    }

    private long hash(JsonNode row) {
        return row == null ? Hashes.NONE : table.hash(column -> column.of(row));
    }
}
