package dev.rialto.cdc;

import java.util.Map;
import java.util.Optional;

/**
 * Follows the records that the connector hands out: says which of them are already published, and
 * what the position is after each. Single-threaded.
 */
final class PositionTracker {

    private final Position start;
    private Position current;
    private long transaction;
    private long seenInTransaction;

    /**
     * @param start the position of the last run; empty when a snapshot begins
     */
    PositionTracker(Optional<Position> start) {
        this.start = start.orElse(null);
        this.current = this.start;
    }

    /**
     * Takes note of the next record.
     *
     * @param offset the record's source offset, as Debezium writes it
     * @return whether the record is to be published; false for one that the last run published
     */
    boolean admit(Map<String, ?> offset) {
        long timestamp = number(offset, "ts_usec", 0);
        if (offset.get("snapshot") != null) {
            admitSnapshot(offset, timestamp);
            return true;
        }
        long transactionId = number(offset, "txId", 0);
        if (transactionId != transaction) {
            transaction = transactionId;
            seenInTransaction = 0;
        }
        seenInTransaction++;
        if (publishedBefore(transactionId)) {
            return false;
        }
        long resume = number(offset, "lsn_commit", current == null ? 0 : current.resumeLsn());
        current = new Position(resume, transactionId, seenInTransaction, timestamp);
        return true;
    }

    /** The position after the last admitted record; empty while a snapshot has not ended. */
    Optional<Position> current() {
        return Optional.ofNullable(current);
    }

    private void admitSnapshot(Map<String, ?> offset, long timestamp) {
        // Until its last row a snapshot has no position: interrupted, it begins anew.
        if (Boolean.TRUE.equals(offset.get("last_snapshot_record"))) {
            current = Position.atSnapshot(number(offset, "lsn", 0), timestamp);
        }
    }

    private boolean publishedBefore(long transactionId) {
        return start != null
                && transactionId == start.transactionId()
                && seenInTransaction <= start.published();
    }

    private static long number(Map<String, ?> offset, String key, long otherwise) {
        return offset.get(key) instanceof Number number ? number.longValue() : otherwise;
    }
}
