package dev.rialto.cdc;

import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Publishes tables as a snapshot has them, each in one Kafka transaction: its rows, and deletes of
 * those that readers have and the table no longer has.
 */
final class SnapshotPublishing {

    private final Publisher publisher;
    private final Topics topics;
    private final TableSnapshot snapshot;
    private final BooleanSupplier going;
    private Position position;

    /**
     * @param position to which each table is added when it is published
     * @param going whether to go on; a table that is not through is not published
     */
    SnapshotPublishing(
            Publisher publisher,
            Topics topics,
            TableSnapshot snapshot,
            Position position,
            BooleanSupplier going) {
        this.publisher = publisher;
        this.topics = topics;
        this.snapshot = snapshot;
        this.position = position;
        this.going = going;
    }

    /**
     * Publishes a table; returns how many records became visible.
     *
     * @param letters the table's dead letters, which its rows settle
     * @param progress is told how many of its rows are read
     */
    int table(String table, List<DeadLetter> letters, LongConsumer progress) throws SQLException {
        try (Remnants remnants = new Remnants(topics, topics.change(table))) {
            return publish(table, letters, "", remnants, progress);
        }
    }

    /**
     * Publishes the rows of these dead letters.
     *
     * @param condition that finds them
     */
    void rows(String table, List<DeadLetter> letters, String condition) throws SQLException {
        try (Remnants remnants = new Remnants(topics, topics.change(table))) {
            remnants.only(letters.stream().map(letter -> Json.write(letter.key())));
            publish(table, letters, condition, remnants, _ -> {});
        }
    }

    private int publish(
            String table,
            List<DeadLetter> letters,
            String condition,
            Remnants remnants,
            LongConsumer progress)
            throws SQLException {
        // First: a row that still cannot be published becomes a letter again.
        letters.forEach(publisher::settle);
        long[] rows = {0};
        boolean whole =
                snapshot.read(
                        table,
                        condition,
                        row -> {
                            remnants.found(publisher.send(row));
                            progress.accept(++rows[0]);
                        },
                        going);
        if (!whole) {
            return 0;
        }
        String topic = topics.change(table);
        remnants.delete(
                null,
                (key, change) -> {
                    publisher.send(topic, key, change);
                    publisher.send(topic, key, null);
                });
        position = position.with(List.of(table));
        return publisher.commit(position);
    }
}
