package dev.rialto.cdc;

/**
 * What is to be published of a row.
 *
 * @param op Debezium's letter: c, u, d, r, or t for all rows at once; null for a tombstone
 * @param before the row as it was, as far as the log tells; null where it was not
 * @param after the row as it is; null where it is no more
 */
record RowEvent(TableShape table, String op, Tuple before, Tuple after, Origin origin) {

    static final String CREATE = "c";
    static final String UPDATE = "u";
    static final String DELETE = "d";
    static final String READ = "r";
    static final String TRUNCATE = "t";

    /** The row that has the key. */
    Tuple row() {
        return after == null ? before : after;
    }

    boolean isTombstone() {
        return op == null;
    }

    /** What follows a delete, so that compaction forgets the row. */
    RowEvent tombstone() {
        return new RowEvent(table, null, before, null, origin);
    }

    /**
     * Without the row before, which makes it half as large: an update says nothing of that row, a
     * delete its key only, as if the log had no more.
     */
    RowEvent slim() {
        Tuple key = after == null && before != null ? before.only(table.key()) : null;
        return new RowEvent(table, op, key, after, origin);
    }
}
