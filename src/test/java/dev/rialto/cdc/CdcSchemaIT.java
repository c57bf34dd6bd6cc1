package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables change their columns: every event has the row as it was at its moment. */
class CdcSchemaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The rows of one partition are in the order of their changes. */
    private static final Map<String, String> ONE = Map.of("RIALTO_TOPICS_PARTITIONS", "1");

    private static final List<String> CHANGES =
            List.of(
                    "alter table %s add extra int default 7",
                    "update %s set id = id where id = 1",
                    "insert into %s values (2, 'b', 2.5, null)",
                    "alter table %s rename text to body",
                    "update %s set extra = 1 where id = 2",
                    "alter table %s alter amount type numeric(12,4)",
                    "alter table %s alter extra type bigint",
                    "insert into %s values (3, 'c', 3.5, 3000000000)",
                    "alter table %s drop extra, alter id type bigint",
                    "insert into %s values (3000000000, null, 4)",
                    "alter table %s add text text",
                    "insert into %s values (5, null, 5, 'again')");

    private static final List<String> ROWS =
            List.of(
                    "{\"id\":1,\"text\":\"a\",\"amount\":1.50}",
                    "{\"id\":1,\"text\":\"a\",\"amount\":1.50,\"extra\":7}",
                    "{\"id\":2,\"text\":\"b\",\"amount\":2.50,\"extra\":null}",
                    "{\"id\":2,\"body\":\"b\",\"amount\":2.50,\"extra\":1}",
                    "{\"id\":3,\"body\":\"c\",\"amount\":3.5000,\"extra\":3000000000}",
                    "{\"id\":3000000000,\"body\":null,\"amount\":4.0000}",
                    "{\"id\":5,\"body\":null,\"amount\":5.0000,\"text\":\"again\"}");

    @Test
    void eventsHaveTheRowAsItWasThen() throws Exception {
        try (var database = new CapturedDatabase("schema")) {
            for (String table : List.of("schema_running", "schema_down", "schema_key")) {
                database.table(table, "id int primary key, text text, amount numeric(6,2)");
                database.sql("insert into " + table + " values (1, 'a', 1.5)");
            }
            database.sql("insert into schema_key values (2, 'b', 2.5)");
            try (RialtoProcess capture = database.capture(ONE)) {
                awaitRows(database, "schema_running", ROWS.subList(0, 1));
                await().atMost(PATIENCE).until(() -> rows(database).size() == 2);
                change(database, "schema_running");
                awaitRows(database, "schema_running", ROWS);
                capture.kill();
            }
            change(database, "schema_down");
            database.sql("update schema_key set text = 'c' where id = 1");
            database.sql("delete from schema_key where id = 2");
            database.sql("alter table schema_key rename id to nr");
            try (RialtoProcess capture = database.capture(ONE)) {
                awaitRows(database, "schema_down", ROWS);
                // What the log has from before has no key by which readers could be told.
                Map<String, String> left =
                        Map.of("{\"nr\":1}", "{\"nr\":1,\"text\":\"c\",\"amount\":1.50}");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(rows(database)).isEqualTo(left));
                assertThat(capture.output()).contains("table schema_key is read anew");
                awaitRows(database, "schema_running", ROWS);
            }
        }
    }

    private static void change(CapturedDatabase database, String table) throws Exception {
        for (String sql : CHANGES) {
            database.sql(sql.formatted(table));
        }
    }

    /** What a reader by key is left with. */
    private static Map<String, String> rows(CapturedDatabase database) {
        Map<String, String> rows = new HashMap<>();
        for (Published found : database.published("schema_key")) {
            if (found.value() == null) {
                rows.remove(found.key());
            } else {
                rows.put(found.key(), found.afterText());
            }
        }
        return rows;
    }

    private static void awaitRows(CapturedDatabase database, String table, List<String> rows) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(database.published(table))
                                        .extracting(Published::afterText)
                                        .containsExactlyElementsOf(rows));
    }
}
