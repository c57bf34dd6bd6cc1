package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Tables that cannot be captured do not keep the others waiting. */
class CdcRefusalIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aTableWithoutPrimaryKeyOrThatIsMissingIsNamedAndWaitedFor() throws Exception {
        try (var database = new CapturedDatabase("able", "able_rows")) {
            database.table("able_keyless", "row_id bigint, amount numeric");
            database.sql("insert into able_keyless values (1, 1), (1, 1)");
            database.copy(database.session(), "able_rows", 3);
            Map<String, String> settings =
                    Map.of("RIALTO_CDC_TABLES", "able_keyless,able_rows,able_later");
            try (RialtoProcess capture = database.capture(settings)) {
                awaitThat(database, "able_rows", records -> records.size() == 3);
                assertThat(capture.output().lines().filter(line -> line.contains("not captured")))
                        .singleElement()
                        .asString()
                        .contains("table able_keyless is not captured: it has no primary key")
                        .contains("give it one, or take it out of rialto.cdc.tables")
                        .contains("table able_later is not captured: there is no such table");
                assertThat(database.published("able_keyless")).isEmpty();

                database.table("able_later", "row_id bigint primary key, amount numeric");
                database.sql("insert into able_later values (1, 1)");
                database.sql("delete from able_keyless");
                database.sql("insert into able_keyless values (1, 1)");
                database.sql("alter table able_keyless add primary key (row_id)");
                awaitThat(database, "able_later", records -> records.size() == 1);
                awaitThat(database, "able_keyless", records -> records.size() == 1);

                database.sql("update able_keyless set amount = 2");
                database.sql("delete from able_rows where row_id = 1");
                awaitThat(database, "able_keyless", records -> records.size() == 2);
                awaitThat(database, "able_rows", records -> records.size() == 5);
            }
        }
    }

    /** It would have no key to be told by; what changes without one is read when there is one. */
    @Test
    void aTableThatLosesItsPrimaryKeyIsLeftOutUntilItHasOneAgain() throws Exception {
        try (var database = new CapturedDatabase("loses", "loses_rows", "loses_others")) {
            database.copy(database.session(), "loses_rows", 2);
            try (RialtoProcess capture = database.capture(Map.of())) {
                awaitThat(database, "loses_rows", records -> records.size() == 2);
                database.sql("alter table loses_rows drop constraint loses_rows_pkey");
                database.sql("delete from loses_rows where row_id = 0");
                database.copy(database.session(), "loses_others", 1);
                awaitThat(database, "loses_others", records -> records.size() == 1);

                database.sql("alter table loses_rows add primary key (row_id)");
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(database.changes("loses_rows").rows())
                                                .isEqualTo(database.rows("loses_rows")));
                assertThat(capture.output()).contains("table loses_rows is not captured");
            }
        }
    }

    private static void awaitThat(
            CapturedDatabase database, String table, Predicate<List<Published>> holds) {
        await().atMost(PATIENCE).until(() -> database.published(table), holds);
    }
}
