package dev.rialto.cdc;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.Map;

/**
 * How far publishing has come, kept in Kafka beside the records it describes.
 *
 * <p>PostgreSQL replays whole transactions, in the order of their commits, from {@code resumeLsn}
 * on. The first of them may be published in part; its first {@code published} records are skipped.
 *
 * @param resumeLsn where the last transaction before the one being published was committed, or
 *     where the snapshot was taken
 * @param transactionId the transaction of the last published record; 0 when there is none yet
 * @param published how many records of that transaction are published, tombstones included
 * @param timestampMicros the source time of the last published record, microseconds since 1970
 */
@RegisterForReflection
public record Position(long resumeLsn, long transactionId, long published, long timestampMicros) {

    /** The end of a snapshot taken at this place in the log. */
    static Position atSnapshot(long lsn, long timestampMicros) {
        return new Position(lsn, 0, 0, timestampMicros);
    }

    /**
     * The offset that Debezium restarts from. It has no {@code lsn_proc}, so Debezium neither
     * searches for a place inside a transaction nor filters by one.
     */
    Map<String, Object> asDebeziumOffset() {
        Map<String, Object> offset = new HashMap<>();
        offset.put("lsn", resumeLsn);
        offset.put("lsn_commit", resumeLsn);
        offset.put("ts_usec", timestampMicros);
        return offset;
    }
}
