package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.embedded.MortalServers;
import dev.rialto.embedded.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers and connections are lost under load; the process that captures goes on by itself. */
class CdcOutageIT {

    private static final String WALSENDER =
            "select coalesce(max(active_pid), 0) from pg_replication_slots where slot_name = '%s'";
    private static final String LEASE =
            "select coalesce(max(pid), 0) from pg_locks where locktype = 'advisory' and granted";

    @TempDir static Path folder;
    private static MortalServers mortal;

    @BeforeAll
    static void start() {
        mortal = MortalServers.start(folder);
    }

    @AfterAll
    static void end() {
        mortal.close();
    }

    @Test
    void goesOnWhenTheBrokerIsBack() throws Exception {
        try (var database =
                        new CapturedDatabase(
                                Servers.addresses(), mortal.addresses(), "broker", "broker_rows");
                CapturingProcess capture = database.process(Map.of()).awaitReady("capturing")) {
            try (var traffic = new Traffic(database, "broker_rows")) {
                for (Duration outage : List.of(Duration.ZERO, Endurance.OUTAGE)) {
                    awaitChanges(database, "broker_rows");
                    mortal.kill();
                    if (outage.isPositive()) {
                        capture.awaitUnready("Kafka has not answered for");
                        Thread.sleep(outage);
                    }
                    assertThat(capture.live()).isTrue();
                    mortal.restart();
                    long back = System.nanoTime();
                    capture.awaitReady("capturing");
                    awaitChanges(database, "broker_rows");
                    System.out.printf(
                            "captures again %d ms after an outage of %d s%n",
                            Duration.ofNanos(System.nanoTime() - back).toMillis(),
                            outage.toSeconds());
                }
                assertThat(traffic.goesOn()).isTrue();
            }
            database.awaitCaptured("broker_rows");
        }
    }

    @Test
    void goesOnWhenTheDatabaseIsBack() throws Exception {
        try (var database =
                        new CapturedDatabase(
                                mortal.addresses(), Servers.addresses(), "base", "base_rows");
                CapturingProcess capture = database.process(Map.of()).awaitReady("capturing")) {
            try (var traffic = new Traffic(database, "base_rows")) {
                for (String connection : List.of(LEASE, WALSENDER.formatted("base"))) {
                    awaitChanges(database, "base_rows");
                    long lost = database.number(connection);
                    database.sql("select pg_terminate_backend(%d)".formatted(lost));
                    await().atMost(Duration.ofSeconds(30))
                            .until(
                                    () ->
                                            database.number(connection) > 0
                                                    && database.number(connection) != lost);
                }
                awaitChanges(database, "base_rows");
                mortal.kill();
                capture.awaitUnready("refused");
                assertThat(capture.live()).isTrue();
                mortal.restart();
                database.reconnect();
                capture.awaitReady("capturing");
                awaitChanges(database, "base_rows");
                assertThat(traffic.goesOn()).isTrue();
            }
            database.awaitCaptured("base_rows");
        }
    }

    @Test
    void aCaptureThatDiesAgainAndAgainIsNotReadyAndThenNotLive() throws Exception {
        try (var database = new CapturedDatabase("dying", "dying_rows");
                CapturingProcess capture =
                        database.process(Map.of("RIALTO_CDC_PATIENCE", "3s"))
                                .awaitReady("capturing")) {
            try (var killer = new Killer(database, "dying")) {
                capture.awaitUnready("begins again after: ");
                capture.awaitUnlive("capture has died");
                assertThat(killer.goesOn()).isTrue();
            }
            database.copy(database.session(), "dying_rows", 100);
            capture.awaitReady("capturing");
            assertThat(capture.live()).isTrue();
            database.awaitCaptured("dying_rows");
        }
    }

    private static void awaitChanges(CapturedDatabase database, String table) {
        try (Follower follower = database.follow(table)) {
            follower.await(500);
        }
    }

    /** Ends whoever reads from a slot, again and again. */
    private static final class Killer implements AutoCloseable {

        private final CapturedDatabase database;
        private final String slot;
        private final Thread thread;
        private volatile boolean closing;

        Killer(CapturedDatabase database, String slot) {
            this.database = database;
            this.slot = slot;
            this.thread = Thread.ofPlatform().daemon().name("killer").start(this::go);
        }

        boolean goesOn() {
            return thread.isAlive();
        }

        private void go() {
            try {
                while (!closing) {
                    long reader = database.number(WALSENDER.formatted(slot));
                    database.sql(
                            "select pg_terminate_backend(%d) where %1$d > 0".formatted(reader));
                    Thread.sleep(50);
                }
            } catch (SQLException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            closing = true;
            await().atMost(Duration.ofSeconds(5)).until(() -> !thread.isAlive());
        }
    }
}
