package dev.rialto.cdc;

import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Publishes the rows of a snapshot, a transaction for each table: a snapshot that is interrupted
 * leaves no part of a table behind, and need not read a finished table again. Where readers have
 * rows from before that the table no longer has, deletes follow the rows.
 */
final class SnapshotPublishing implements AutoCloseable {

    private final Publisher publisher;
    private final Topics topics;
    private final List<String> waiting;
    private final Map<String, List<DeadLetter>> letters;
    private final boolean replay;
    private final ObjLongConsumer<String> progress;
    private Position position;
    private String table;
    private Remnants remnants;
    private long rows;
    private boolean ended;

    /**
     * @param position to which each table is added when it is published
     * @param tables that the snapshot reads
     * @param letters the dead letters of each table, which its rows settle
     * @param replay whether only the rows of these letters are read
     * @param progress is told how many rows of a table are read
     */
    SnapshotPublishing(
            Publisher publisher,
            Topics topics,
            Position position,
            List<String> tables,
            Map<String, List<DeadLetter>> letters,
            boolean replay,
            ObjLongConsumer<String> progress) {
        this.publisher = publisher;
        this.topics = topics;
        this.position = position;
        this.waiting = new ArrayList<>(tables);
        this.letters = letters;
        this.replay = replay;
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

    /** Publishes what there is to publish of this; returns how many records became visible. */
    int accept(Handout handout) {
        return switch (handout) {
            case Handout.SnapshotRow row -> row(row);
            case Handout.SnapshotEnd _ -> end();
            case Handout.Change _, Handout.Truncation _, Handout.Heartbeat _, Handout.Aside _ -> 0;
        };
    }

    /** Sends a row; the first of a table publishes the table before. */
    private int row(Handout.SnapshotRow row) {
        int published = 0;
        if (!row.table().equals(table)) {
            published = finish();
            begin(row.table());
        }
        remnants.found(publisher.send(row.row()));
        progress.accept(table, ++rows);
        return published;
    }

    /** Publishes the last table, and those that turned out to be empty. */
    private int end() {
        int published = finish();
        for (String empty : List.copyOf(waiting)) {
            begin(empty);
            published += finish();
        }
        ended = true;
        return published;
    }

    @Override
    public void close() {
        if (remnants != null) {
            remnants.close();
        }
    }

    private void begin(String next) {
        table = next;
        rows = 0;
        remnants = new Remnants(topics, topics.change(next));
        List<DeadLetter> settled = letters.getOrDefault(next, List.of());
        if (replay) {
            remnants.only(settled.stream().map(letter -> Json.write(letter.key())));
        }
        // First: a row that still cannot be published becomes a letter again.
        settled.forEach(publisher::settle);
    }

    private int finish() {
        if (table == null) {
            return 0;
        }
        String topic = topics.change(table);
        remnants.delete(
                null,
                (key, change) -> {
                    publisher.send(topic, key, change);
                    publisher.send(topic, key, null);
                });
        remnants.close();
        position = position.with(List.of(table));
        waiting.remove(table);
        table = null;
        return publisher.commit(position);
    }
}
