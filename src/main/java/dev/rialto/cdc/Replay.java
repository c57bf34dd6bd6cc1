package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Publishes the present state of rows whose changes became dead letters, and deletes of those that
 * are gone, by a snapshot of these rows alone; the letters are settled with it. To be run while
 * nobody captures: what the log has later comes after it.
 */
final class Replay {

    private final CdcConfig config;
    private final Topics topics;

    Replay(CdcConfig config, Topics topics) {
        this.config = config;
        this.topics = topics;
    }

    /** Replays these letters; a row that still cannot be published becomes a dead letter again. */
    void run(Collection<DeadLetter> letters) throws SQLException, InterruptedException {
        Map<String, List<DeadLetter>> byTable = DeadLetters.byTable(letters);
        try (Publisher publisher = new Publisher(config, topics, _ -> {});
                TableSnapshot tables = TableSnapshot.now(config, topics)) {
            SnapshotPublishing snapshot =
                    new SnapshotPublishing(
                            publisher, topics, tables, position(publisher), () -> true);
            for (var of : byTable.entrySet()) {
                snapshot.rows(of.getKey(), of.getValue(), where(of.getKey(), of.getValue()));
            }
        }
    }

    private static Position position(Publisher publisher) {
        return publisher
                .committed()
                .orElseThrow(() -> new IllegalStateException("nothing is captured yet"));
    }

    /** Lets PostgreSQL read the keys as it reads any JSON of its rows. */
    private static String where(String table, List<DeadLetter> letters) {
        String keys =
                letters.stream()
                        .map(letter -> letter.key().toString().replace("'", "''"))
                        .collect(Collectors.joining(", ", "[", "]"));
        return """
                 t where exists (
                    select from jsonb_populate_recordset(null::public."%s", '%s') k
                    where (%s) = (%s))"""
                .formatted(
                        table,
                        keys,
                        columns(letters.getFirst(), "k."),
                        columns(letters.getFirst(), "t."));
    }

    private static String columns(DeadLetter letter, String of) {
        return letter.key()
                .propertyStream()
                .map(column -> of + '"' + column.getKey().replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }
}
