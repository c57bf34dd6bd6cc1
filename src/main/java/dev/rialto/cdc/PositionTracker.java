package dev.rialto.cdc;

import java.util.HashMap;
import java.util.Map;

/**
 * Follows the changes that the log hands out from a position on: says which of them are to be
 * published, and what the position is after each. Single-threaded.
 */
final class PositionTracker {

    private final Position start;
    private final Map<String, Long> seen = new HashMap<>();
    private long resumeLsn;
    private long transaction;
    private long timestamp;

    PositionTracker(Position start) {
        this.start = start;
        this.resumeLsn = start.resumeLsn();
        this.transaction = start.transactionId();
        this.timestamp = start.timestampMicros();
    }

    /**
     * Takes note of the next change.
     *
     * @return whether it is to be published; false for one that an earlier run is done with, and
     *     for a table without a published snapshot, which will have the change in it
     */
    boolean admit(Handout.Change change) {
        if (change.transactionId() != transaction) {
            transaction = change.transactionId();
            seen.clear();
        }
        resumeLsn = Math.max(resumeLsn, change.resumeLsn());
        timestamp = change.timestampMicros();
        long count = seen.merge(change.table(), 1L, Long::sum);
        return count > doneBefore(change.table()) && start.tables().contains(change.table());
    }

    /**
     * Takes note of a commit up to which nothing is unpublished. The transaction at hand is kept:
     * it may be in the middle, and what a later one committed says nothing about it.
     */
    void passed(Handout.Commit commit) {
        resumeLsn = Math.max(resumeLsn, commit.lsn());
    }

    /** The position after what was noted so far. */
    Position current() {
        Map<String, Long> done = new HashMap<>(seen);
        if (transaction == start.transactionId()) {
            // A second crash while skipping must not forget what the first left behind.
            start.published().forEach((table, count) -> done.merge(table, count, Math::max));
        }
        return new Position(resumeLsn, transaction, done, timestamp, start.tables());
    }

    private long doneBefore(String table) {
        return transaction == start.transactionId() ? start.published().getOrDefault(table, 0L) : 0;
    }
}
