package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The two cases in which a connector that restarts from its own position loses rows in silence,
 * each brought about on purpose: a capture ends just where a kill would have to hit it.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CapturePositionIT {

    /** So many changes are handed out together at most; each batch is a transaction of Kafka's. */
    private static final long BATCH = LogStream.BATCH;

    @Test
    void manyRowsAtOnePlaceInTheLog() throws Exception {
        try (var database = new CapturedDatabase("oneplace", "oneplace_rows")) {
            capture(database, position -> true);
            database.copy(database.session(), "oneplace_rows", (int) (3 * BATCH));

            for (int batch = 1; batch <= 2; batch++) {
                long before = database.changes("oneplace_rows").count();
                capture(database, position -> done(position) > before);
                assertThat(database.changes("oneplace_rows").count())
                        .as("records after %d of the COPY's batches", batch)
                        .isBetween(before + 1, batch * BATCH);
            }
            capture(database, position -> done(position) == 3 * BATCH);

            assertThat(database.changes("oneplace_rows").count()).isEqualTo(3 * BATCH);
            database.awaitCaptured("oneplace_rows");
        }
    }

    @Test
    void aForeignCommitBesideAnOpenTransaction() throws Exception {
        try (var database = new CapturedDatabase("foreign_commit", "foreign_rows");
                Connection open = database.connect()) {
            capture(database, position -> true);
            open.setAutoCommit(false);
            insert(open, 1, 5);
            insert(database.session(), 6, 6);
            insert(open, 7, 11);
            // The commit, and then a heartbeat after it, are the last that is known of.
            capture(database, position -> done(position) == 1);
            long commit = database.number("select pg_current_wal_lsn() - '0/0'");
            capture(database, position -> position.resumeLsn() > commit);
            open.commit();

            capture(database, position -> done(position) == 10);

            assertThat(database.changes("foreign_rows").count()).isEqualTo(11);
            database.awaitCaptured("foreign_rows");
        }
    }

    @Test
    void anOpenTransactionOfAnotherSlotHidesNoPosition() throws Exception {
        try (var halted = new CapturedDatabase("halted", "halted_rows");
                var going = new CapturedDatabase("going", "going_rows")) {
            capture(halted, position -> true);
            going.copy(going.session(), "going_rows", 10);
            SmallRyeConfig config = config(halted.settings());
            Topics topics = config.getConfigMapping(Topics.class);
            try (Publisher open =
                    new Publisher(config.getConfigMapping(CdcConfig.class), topics, _ -> {})) {
                // As a kill between the last record of a transaction and its commit leaves it.
                var record =
                        Kept.record(
                                CdcTopics.positions("halted"),
                                "halted",
                                open.committed().orElseThrow());
                open.send(record.topic(), record.key(), record.value());
                capture(going, position -> position.tables().contains("going_rows"));
                capture(going, position -> position.tables().contains("going_rows"));
            }
            assertThat(going.changes("going_rows").count()).isEqualTo(10);
        }
    }

    private static long done(Position position) {
        return position.published().values().stream().mapToLong(Long::longValue).sum();
    }

    /** A statement for each row, so that each has a place of its own in the log. */
    private static void insert(Connection session, int first, int last) throws Exception {
        try (var statement = session.createStatement()) {
            for (int id = first; id <= last; id++) {
                statement.execute("insert into foreign_rows values (%d, 'row', 1)".formatted(id));
            }
        }
    }

    /** Captures from the committed position until a commit reaches a place that is enough. */
    private static void capture(CapturedDatabase database, Predicate<Position> enough)
            throws Exception {
        SmallRyeConfig config = config(database.settings());
        Topics topics = config.getConfigMapping(Topics.class);
        CdcConfig cdc = config.getConfigMapping(CdcConfig.class);
        CdcTopics.ensure(topics, cdc.slot());
        new TopicAdmin(topics).ensureChanges(cdc.tables());
        AtomicReference<Capture> running = new AtomicReference<>();
        Vitals vitals = new Vitals(Long.MAX_VALUE, new SimpleMeterRegistry());
        try (Capture capture =
                new Capture(
                        cdc,
                        cdc.tables(),
                        topics,
                        vitals,
                        () -> running.get().committed().filter(enough).isEmpty())) {
            running.set(capture);
            capture.run();
        }
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        settings.put("RIALTO_CDC_URL", settings.get("RIALTO_POSTGRES_URL"));
        settings.put("RIALTO_CDC_USER", "rialto");
        settings.put("RIALTO_CDC_PASSWORD", "rialto");
        settings.put("RIALTO_CDC_HEARTBEAT", "10ms");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(Topics.class)
                .withMapping(CdcConfig.class)
                .withSources(new EnvConfigSource(settings, 300))
                .build();
    }
}
