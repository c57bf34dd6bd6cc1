package dev.rialto.lake;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The changes of a table that wait for its next commit: of each key the last. */
final class Batch {

    private final ChangeParser parser;
    private final NavigableMap<Long, RowChange> changes = new TreeMap<>();
    private boolean readAnew;

    Batch(LakeTable table, Fills fills) {
        this.parser = new ChangeParser(table, fills);
    }

    /**
     * Takes a change.
     *
     * @param envelope the record's value; null in a tombstone, which says nothing new
     */
    void add(byte[] envelope) {
        if (envelope != null) {
            RowChange change = parser.change(envelope);
            changes.put(change.key(), change);
            readAnew |= change.transaction() == 0;
        }
    }

    /** The columns that rows had and the table has not. */
    Set<String> unknown() {
        return parser.unknown();
    }

    /**
     * Whether there are rows that the capture has read from the table. How old these are, compared
     * with an exported state, nothing tells; so from the first of them on, every change counts.
     */
    boolean readAnew() {
        return readAnew;
    }

    /** By key: the row, or nothing where it was deleted. */
    NavigableMap<Long, Optional<Row>> changes() {
        return after(Optional.empty());
    }

    /**
     * Those that a state of the database does not have. The last change of a row decides: a state
     * that has it has the ones before, too.
     */
    NavigableMap<Long, Optional<Row>> after(Optional<PgSnapshot> exported) {
        NavigableMap<Long, Optional<Row>> unseen = new TreeMap<>();
        changes.forEach(
                (key, change) -> {
                    if (readAnew
                            || exported.isEmpty()
                            || !exported.get().has(change.transaction())) {
                        unseen.put(key, change.row());
                    }
                });
        return unseen;
    }

    int size() {
        return changes.size();
    }
}
