package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of two processes one captures; the other waits, and takes over when the first one ends. */
class CdcStandbyIT {

    private static final String WAITS = "standby: another process captures";

    /** Promised are 10 s; a machine that runs other tests beside this one may take longer. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    @Test
    void takesOverFromProcessesThatAreKilled() throws Exception {
        try (var database = new CapturedDatabase("killed", "killed_rows")) {
            CapturingProcess leader = database.process(Map.of()).awaitReady("capturing");
            try (var traffic = new Traffic(database, "killed_rows")) {
                for (int kill = 0; kill < Math.max(2, Endurance.KILLS / 2); kill++) {
                    CapturingProcess standby = database.process(Map.of()).awaitReady(WAITS);
                    long killed = System.nanoTime();
                    leader.kill();
                    measure(database, "killed_rows", "a killed process", killed);
                    leader.close();
                    leader = standby;
                }
                assertThat(traffic.goesOn()).isTrue();
            }
            database.awaitCaptured("killed_rows");
            leader.awaitReady("capturing").close();
        }
    }

    @Test
    void takesOverFromAProcessThatIsFrozenAndFencesIt() throws Exception {
        try (var database = new CapturedDatabase("frozen", "frozen_rows");
                CapturingProcess first = database.process(Map.of()).awaitReady("capturing");
                CapturingProcess second = database.process(Map.of()).awaitReady(WAITS)) {
            try (var traffic = new Traffic(database, "frozen_rows")) {
                await(database, 500);
                long frozen = System.nanoTime();
                first.freeze();
                // More than fits between a sender and a reader who stands still.
                database.sql(
                        "insert into frozen_rows"
                                + " select n, repeat('x', 500), n from generate_series(1, 20000) n");
                measure(database, "frozen_rows", "a frozen process", frozen);

                first.thaw();
                first.awaitReady(WAITS);
                second.awaitReady("capturing");
                await(database, 500);
                assertThat(traffic.goesOn()).isTrue();
            }
            database.awaitCaptured("frozen_rows");
            // Nobody was so confused as to be begun anew.
            assertThat(second.process().output()).doesNotContain("Capture begins again");
        }
    }

    @Test
    void endsInOrderWhereAnIdleDatabaseHasNothingToTell() throws Exception {
        try (var database = new CapturedDatabase("at_rest", "rows_at_rest");
                CapturingProcess capture =
                        database.process(Map.of("RIALTO_CDC_HEARTBEAT", "10m"))
                                .awaitReady("capturing")) {
            database.sql("insert into rows_at_rest values (1, 'x', 1)");
            database.awaitCaptured("rows_at_rest");
            capture.process().handle().destroy();
            capture.process().awaitExit();
            assertThat(capture.process().output()).contains("Capturing ends");
        }
    }

    private static void await(CapturedDatabase database, int records) {
        try (Follower follower = database.follow("frozen_rows")) {
            follower.await(records);
        }
    }

    private static void measure(CapturedDatabase database, String table, String from, long since) {
        try (Follower follower = database.follow(table)) {
            follower.await(1);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        System.out.printf("took over from %s in %d ms%n", from, took.toMillis());
        assertThat(took).isLessThan(BOUND);
    }
}
