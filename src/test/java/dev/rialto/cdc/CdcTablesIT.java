package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of tables: interrupted snapshots, tables that come later, an idle slot. */
class CdcTablesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aTableThatIsAddedUnderLoadIsPublishedOnce() throws Exception {
        try (var database = new CapturedDatabase("added", "added_first", "added_second")) {
            Map<String, String> first = Map.of("RIALTO_CDC_TABLES", "added_first");
            database.copy(database.session(), "added_first", 300);
            database.copy(database.session(), "added_second", 300);
            try (RialtoProcess capture = database.capture(first)) {
                awaitEqual(database, "added_first");
                capture.kill();
            }
            // Committed between the position and the snapshot of the second table.
            database.copy(database.session(), "added_first", 40);
            database.sql("update added_second set amount = amount + 1");
            database.sql("delete from added_second where row_id % 5 = 0");
            database.sql("update added_first set amount = amount + 1 where row_id % 3 = 0");

            try (RialtoProcess capture = database.capture(Map.of())) {
                assertThat(capture.handle().isAlive()).isTrue();
                while (database.changes("added_second").count() == 0) {
                    database.sql("update added_first set amount = amount + 1 where row_id = 7");
                    database.sql("update added_second set amount = amount + 1 where row_id = 301");
                }
                awaitEqual(database, "added_first");
                awaitEqual(database, "added_second");
            }
            assertThat(database.changes("added_first").brokenChains()).isZero();
            assertThat(database.changes("added_second").brokenChains()).isZero();
        }
    }

    @Test
    void anInterruptedSnapshotKeepsTheTablesThatAreFinished() throws Exception {
        try (var database = new CapturedDatabase("halfway", "halfway_big", "halfway_small")) {
            database.copy(database.session(), "halfway_small", 50);
            database.copy(database.session(), "halfway_big", 60_000);
            String bigFirst = "halfway_big,halfway_small";
            long published = 0;
            for (int kill = 0; published == 0 && kill < 20; kill++) {
                try (RialtoProcess capture =
                        database.capture(Map.of("RIALTO_CDC_TABLES", bigFirst))) {
                    await().atMost(PATIENCE)
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> database.changes("halfway_big").count() > 0);
                    capture.kill();
                    published = database.changes("halfway_big").count();
                }
            }
            database.sql("delete from halfway_big where row_id % 2 = 0");
            database.sql("delete from halfway_small where row_id % 2 = 0");

            try (RialtoProcess capture = database.capture(Map.of("RIALTO_CDC_TABLES", bigFirst))) {
                assertThat(capture.handle().isAlive()).isTrue();
                awaitEqual(database, "halfway_big");
                awaitEqual(database, "halfway_small");
            }
            assertThat(published).isEqualTo(60_000);
            // Each delete is followed by its tombstone; no row was read a second time.
            assertThat(database.changes("halfway_big").count()).isEqualTo(60_000 + 2 * 30_000);
            assertThat(database.changes("halfway_big").brokenChains()).isZero();
        }
    }

    @Test
    void theSlotMovesOnWhileOnlyOtherTablesChange() throws Exception {
        try (var database = new CapturedDatabase("idle", "idle_rows", "idle_others")) {
            Map<String, String> settings =
                    Map.of("RIALTO_CDC_TABLES", "idle_rows", "RIALTO_CDC_HEARTBEAT", "200ms");
            try (RialtoProcess capture = database.capture(settings)) {
                assertThat(capture.handle().isAlive()).isTrue();
                database.copy(database.session(), "idle_rows", 10);
                awaitEqual(database, "idle_rows");
                database.copy(database.session(), "idle_others", 20_000);
                long end = database.number("select pg_current_wal_lsn() - '0/0'");
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        database.number(
                                                        "select confirmed_flush_lsn - '0/0' from"
                                                                + " pg_replication_slots where"
                                                                + " slot_name = 'idle'")
                                                >= end);
            }
        }
    }

    @Test
    void aSlotThatHasGoneIsNotPassedOverInSilence() throws Exception {
        try (var database = new CapturedDatabase("gone", "gone_rows")) {
            database.copy(database.session(), "gone_rows", 10);
            try (RialtoProcess capture = database.capture(Map.of())) {
                awaitEqual(database, "gone_rows");
                capture.kill();
            }
            database.sql(
                    "select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = 'gone' and active");
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    database.number(
                                                    "select count(*) from pg_replication_slots where slot_name = 'gone' and active")
                                            == 0);
            database.sql("select pg_drop_replication_slot('gone')");
            database.copy(database.session(), "gone_rows", 10);

            try (RialtoProcess capture = database.capture(Map.of())) {
                await().atMost(PATIENCE)
                        .until(() -> capture.output().contains("'rialto cdc rewind'"));
            }
            assertThat(database.changes("gone_rows").count()).isEqualTo(10);
        }
    }

    private static void awaitEqual(CapturedDatabase database, String table) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(database.changes(table).rows())
                                        .isEqualTo(database.rows(table)));
    }
}
