package dev.rialto.cdc;

import java.time.Instant;

/**
 * Where a row change comes from.
 *
 * @param lsn its place in the log; in a snapshot the place up to which that has everything
 * @param lastCommit where the last transaction before its own was committed
 * @param transactionId null in a snapshot
 * @param at when it was committed, or read
 */
record Origin(long lsn, long lastCommit, Long transactionId, Instant at) {

    static Origin ofSnapshot(long lsn, Instant at) {
        return new Origin(lsn, lsn, null, at);
    }

    boolean isSnapshot() {
        return transactionId == null;
    }
}
