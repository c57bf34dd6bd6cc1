package dev.rialto.cdc;

import dev.rialto.events.Topics;
import io.debezium.data.Envelope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What Debezium's connector hands out, by what it means for the position. */
sealed interface Handout {

    /** A row as a snapshot found it. */
    record SnapshotRow(String table, SourceRecord row) implements Handout {}

    /** The snapshot is through with all its tables. */
    record SnapshotEnd() implements Handout {}

    /**
     * A change, or the tombstone that follows a delete.
     *
     * @param resumeLsn where the last transaction before its own was committed
     */
    record Change(
            String table,
            long transactionId,
            long resumeLsn,
            long timestampMicros,
            SourceRecord row)
            implements Handout {}

    /** A change that takes all rows of its table. */
    record Truncation(Change change) implements Handout {}

    /** All that was committed up to here has been handed out. */
    record Heartbeat(long committedLsn, long timestampMicros) implements Handout {}

    /** Nothing that matters here. */
    record Aside() implements Handout {}

    /** Tells the records of the connector apart by their topics and offsets. */
    final class Reader {

        private static final String TRUNCATE = Envelope.Operation.TRUNCATE.code();

        private final Map<String, String> tables = new HashMap<>();

        Reader(Topics topics, Collection<String> captured) {
            captured.forEach(table -> tables.put(topics.change(table), table));
        }

        Handout read(SourceRecord row) {
            String table = tables.get(row.topic());
            if (table == null) {
                return row.topic().equals(ConnectorSettings.NOTIFICATIONS)
                        ? notification((Struct) row.value())
                        : heartbeat(row);
            }
            Map<String, ?> offset = row.sourceOffset();
            if (offset.get("snapshot") != null) {
                return new SnapshotRow(table, row);
            }
            Change change =
                    new Change(
                            table,
                            number(offset, "txId"),
                            number(offset, "lsn_commit"),
                            number(offset, "ts_usec"),
                            row);
            return isTruncation(row) ? new Truncation(change) : change;
        }

        private static Handout notification(Struct says) {
            boolean end =
                    "Initial Snapshot".equals(says.getString("aggregate_type"))
                            && "COMPLETED".equals(says.getString("type"));
            return end ? new SnapshotEnd() : new Aside();
        }

        private static Handout heartbeat(SourceRecord row) {
            Map<String, ?> offset = row.sourceOffset();
            return row.topic().startsWith(ConnectorSettings.HEARTBEATS)
                            && offset.get("snapshot") == null
                    ? new Heartbeat(number(offset, "lsn_commit"), number(offset, "ts_usec"))
                    : new Aside();
        }

        private static boolean isTruncation(SourceRecord row) {
            return row.value() instanceof Struct envelope
                    && TRUNCATE.equals(envelope.get(Envelope.FieldName.OPERATION));
        }

        private static long number(Map<String, ?> offset, String key) {
            return offset.get(key) instanceof Number number ? number.longValue() : 0;
        }
    }
}
