package dev.rialto.lake;

import java.util.Optional;

/**
 * A change of a row, as an event tells it.
 *
 * @param row after the change; nothing where it was deleted
 * @param transaction PostgreSQL's number of the transaction that made it, 32 bits; 0 of a row that
 *     a snapshot of the capture found
 * @param lsn its place in PostgreSQL's log
 */
record RowChange(long key, Optional<Row> row, long transaction, long lsn) {}
