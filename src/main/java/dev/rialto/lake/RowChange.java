package dev.rialto.lake;

import java.util.Optional;

/**
 * A change of a row, as an event tells it.
 *
 * @param row after the change; nothing where it was deleted
 * @param transaction PostgreSQL's number of the transaction that made it, 32 bits; 0 where the
 *     capture has read the table rather than the log
 */
record RowChange(long key, Optional<Row> row, long transaction) {}
