package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The capturing process is killed while transactions are in progress, or half published. */
class CdcTransactionsIT {

    private static final String ROWS = "progress_rows";
    private static final int KILLS = Math.max(2, Endurance.KILLS / 2);

    @Test
    void everyTransactionIsPublishedOnceOrNotAtAll() throws Exception {
        try (var database = new CapturedDatabase("progress", ROWS);
                Connection open = begin(database);
                Connection undone = begin(database);
                Connection large = begin(database)) {
            // So little that the large transaction spills to disk while it is decoded.
            database.sql("alter database rialto set logical_decoding_work_mem = '64kB'");
            for (int kill = 0; kill < KILLS; kill++) {
                writeBesideTheCapture(database, open, undone);
            }
            for (int part = 0; part < 10; part++) {
                savepoints(database, large, Endurance.LARGE / 10, part % 3 == 2);
            }
            large.commit();
            long before = database.changes(ROWS).count();
            for (int kill = 1; kill <= KILLS; kill++) {
                publishAPart(database, Endurance.LARGE / (4 * KILLS));
                assertThat(database.changes(ROWS).count() - before)
                        .as("records of the large transaction")
                        .isBetween(1L, Endurance.LARGE * 7L / 10 - 1);
            }
            open.commit();
            undone.rollback();
            try (CapturingProcess capture = database.process(Map.of())) {
                database.awaitCaptured(ROWS);
                assertThat(capture.live()).isTrue();
            }
            assertThat(
                            database.number(
                                    "select spill_txns from pg_stat_replication_slots"
                                            + " where slot_name = 'progress'"))
                    .isPositive();
            database.sql("alter database rialto reset logical_decoding_work_mem");
        }
    }

    /** Both open transactions write, as does a third that is committed; then all is killed. */
    private static void writeBesideTheCapture(
            CapturedDatabase database, Connection open, Connection undone) throws Exception {
        try (CapturingProcess capture = database.process(Map.of()).awaitReady("capturing");
                Follower follower = database.follow(ROWS)) {
            database.copy(open, ROWS, 40);
            database.copy(undone, ROWS, 40);
            database.copy(database.session(), ROWS, 10);
            savepoints(database, open, 10, true);
            savepoints(database, undone, 10, false);
            follower.await(10);
            capture.kill();
        }
    }

    private static void publishAPart(CapturedDatabase database, int records) {
        try (Follower follower = database.follow(ROWS);
                CapturingProcess capture = database.process(Map.of())) {
            follower.await(records);
            capture.kill();
        }
    }

    /** Subtransactions: some rows each, and one in another. */
    private static void savepoints(
            CapturedDatabase database, Connection within, int rows, boolean back) throws Exception {
        Savepoint outer = within.setSavepoint();
        database.copy(within, ROWS, rows / 2);
        Savepoint inner = within.setSavepoint();
        database.copy(within, ROWS, rows - rows / 2);
        within.releaseSavepoint(inner);
        if (back) {
            within.rollback(outer);
        }
    }

    private static Connection begin(CapturedDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }
}
