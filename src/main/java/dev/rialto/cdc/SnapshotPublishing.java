package dev.rialto.cdc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * Publishes the rows of a snapshot, a transaction for each table: a snapshot that is interrupted
 * leaves no part of a table behind, and need not read a finished table again.
 */
final class SnapshotPublishing {

    private final Publisher publisher;
    private final List<String> waiting;
    private final ObjLongConsumer<String> progress;
    private Position position;
    private String table;
    private long rows;
    private boolean ended;

    /**
     * @param position to which each table is added when it is published
     * @param tables that the snapshot reads
     * @param progress is told how many rows of a table are read
     */
    SnapshotPublishing(
            Publisher publisher,
            Position position,
            List<String> tables,
            ObjLongConsumer<String> progress) {
        this.publisher = publisher;
        this.position = position;
        this.waiting = new ArrayList<>(tables);
        this.progress = progress;
    }

    /** Whether every table is published. */
    boolean ended() {
        return ended;
    }

    /** The position after the tables that are published. */
    Position position() {
        return position;
    }

    /** Sends a row; the first of a table publishes the table before. */
    int row(Handout.SnapshotRow row) {
        int published = 0;
        if (!row.table().equals(table)) {
            published = finish();
            table = row.table();
        }
        publisher.send(row.row());
        progress.accept(table, ++rows);
        return published;
    }

    /** Publishes the last table, and with it those that turned out to be empty. */
    int end() {
        ended = true;
        int published = finish();
        position = position.with(waiting);
        publisher.commit(position);
        return published;
    }

    private int finish() {
        if (table == null) {
            return 0;
        }
        position = position.with(List.of(table));
        waiting.remove(table);
        rows = 0;
        return publisher.commit(position);
    }
}
