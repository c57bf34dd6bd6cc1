package dev.rialto.cdc;

/** What the log hands out, by what it means for the position. */
sealed interface Handout {

    /**
     * A change, or the tombstone that follows a delete.
     *
     * @param resumeLsn where the last transaction before its own was committed
     */
    record Change(
            String table, long transactionId, long resumeLsn, long timestampMicros, RowEvent event)
            implements Handout {}

    /** A change that takes all rows of its table. */
    record Truncation(Change change) implements Handout {}

    /** All that was committed up to here has been handed out. */
    record Commit(long lsn) implements Handout {}
}
