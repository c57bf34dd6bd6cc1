package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Processes that capture are killed in the middle of their work; a reader must not notice. */
class CdcCrashIT {

    /** Far more often than anyone would: each beat may store a position. */
    private static final Map<String, String> BUSY_HEART = Map.of("RIALTO_CDC_HEARTBEAT", "10ms");

    private final Random random = new Random(42);

    @Test
    void everyChangeIsPublishedOnceThoughTheProcessIsKilled() throws Exception {
        try (var database = new CapturedDatabase("crash", "crash_rows");
                Connection open = database.connect()) {
            database.copy(database.session(), "crash_rows", 500);
            open.setAutoCommit(false);
            for (int kill = 0; kill < Endurance.KILLS; kill++) {
                work(database, open, kill);
            }
            try (RialtoProcess capture = database.capture(BUSY_HEART)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () ->
                                        assertThat(database.changes("crash_rows").rows())
                                                .isEqualTo(database.rows("crash_rows")));
                assertThat(capture.handle().isAlive()).isTrue();
            }
            assertThat(database.changes("crash_rows").brokenChains()).isZero();
        }
    }

    /**
     * Many rows at one LSN, and a foreign commit beside an open transaction: the two cases in which
     * a position by places in the log would lose rows. Beside them a transaction that is rolled
     * back and one with subtransactions.
     */
    private void work(CapturedDatabase database, Connection open, int kill) throws Exception {
        try (RialtoProcess capture = database.capture(BUSY_HEART)) {
            database.copy(database.session(), "crash_rows", 2_000);
            database.copy(open, "crash_rows", 50);
            database.sql("update crash_rows set amount = amount + 1 where row_id % 7 = " + kill);
            var point = open.setSavepoint();
            database.copy(open, "crash_rows", 20);
            open.rollback(point);
            open.setSavepoint();
            database.copy(open, "crash_rows", 50);
            database.sql("delete from crash_rows where row_id % 97 = " + kill);
            if (kill % 2 == 0) {
                open.commit();
            } else {
                open.rollback();
            }
            awaitMore(database, random.nextInt(2_000));
            capture.kill();
        }
    }

    private static void awaitMore(CapturedDatabase database, int changes) {
        long before = database.changes("crash_rows").count();
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.changes("crash_rows").count() > before + changes);
    }
}
