package dev.rialto.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Change;
import dev.rialto.events.CommittedRecords;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A table as its change topic tells it. Each change says what the row was before: where that is not
 * what the change before it left, a change was lost, doubled or put out of order.
 */
final class ChangeTopic implements AutoCloseable {

    private final Table table;
    private final CommittedRecords<byte[]> reader;
    private final Hashes rows = new Hashes();
    private long brokenChains;
    private String example = "";

    ChangeTopic(Topics topics, Table table) {
        this.table = table;
        this.reader =
                new CommittedRecords<>(
                        topics, topics.change(table.name()), new ByteArrayDeserializer());
    }

    /** Reads on to the end, and holds the rows against the table's. */
    Comparison compare(Hashes expected) {
        reader.readToEnd(record -> apply(record.key(), record.value()));
        Comparison found =
                RowDifferences.between(expected, rows)
                        .of("topic", table.name(), expected.size(), rows.size());
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
        long former = rows.put(key, hash(change.after()));
        // Compaction may have taken a key's first changes, so a chain begins where it is first
        // seen; and anew where an operator had the table read again.
        boolean known =
                !(change instanceof Change.Read)
                        && (former != Hashes.NONE || change.before() == null);
        if (known && former != hash(change.before())) {
            brokenChains++;
            example =
                    "key %d, lsn %d: not the row that the change before left"
                            .formatted(key, change.source().lsn());
        }
    }

    private long hash(JsonNode row) {
        return row == null ? Hashes.NONE : table.hash(column -> column.of(row));
    }
}
