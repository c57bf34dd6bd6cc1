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
        List<String> tables = List.copyOf(byTable.keySet());
        String slot = config.slot() + "_snapshot";
        Replication replication = new Replication(config);
        replication.dropSlot(slot);
        Map<String, String> queries = SnapshotQueries.of(config, tables);
        queries.replaceAll((table, query) -> query + where(table, byTable.get(table)));
        try (Publisher publisher = new Publisher(config, topics, _ -> {});
                ConnectorRun run =
                        new ConnectorRun(
                                ConnectorSettings.of(config, topics, slot, tables, queries),
                                new Handout.Reader(topics, tables),
                                () -> null);
                SnapshotPublishing snapshot =
                        new SnapshotPublishing(
                                publisher,
                                topics,
                                position(publisher),
                                tables,
                                byTable,
                                true,
                                (_, _) -> {})) {
            while (!snapshot.ended()) {
                run.pollSnapshot().forEach(snapshot::accept);
            }
        } finally {
            replication.dropSlot(slot);
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
