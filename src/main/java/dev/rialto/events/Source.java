package dev.rialto.events;

import java.time.Instant;

/**
 * Where a row change comes from.
 *
 * @param table the table's name without its schema
 * @param lsn the position in PostgreSQL's write-ahead log
 * @param transactionId PostgreSQL's transaction, 0 where unknown
 * @param committedAt when the transaction committed, to the millisecond (of the snapshot, for rows
 *     that a snapshot read)
 */
public record Source(String table, long lsn, long transactionId, Instant committedAt) {}
