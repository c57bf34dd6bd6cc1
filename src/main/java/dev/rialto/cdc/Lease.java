package dev.rialto.cdc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The right to publish: a session advisory lock in the captured database. It ends with the session,
 * so a killed holder loses it at once and a frozen one when PostgreSQL ends the idle session.
 */
final class Lease implements AutoCloseable {

    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String IDLE_LIMIT = "set idle_session_timeout = '4s'";
    private static final String LAG =
            """
            select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint
            from pg_replication_slots where slot_name = ?""";
    private static final String END_WALSENDER =
            "select pg_terminate_backend(active_pid, 5000) from pg_replication_slots"
                    + " where slot_name = ? and active";
    private static final String DROP_SLOT =
            "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                    + " where slot_name = ?";
    private static final String MISSING_TABLE =
            "select name from unnest(?::text[]) name where to_regclass('public.' || name) is null";

    private final Connection session;
    private final CdcConfig config;
    private final ScheduledExecutorService pulse;
    private volatile boolean held = true;
    private volatile long lagBytes;

    private Lease(Connection session, CdcConfig config) {
        this.session = session;
        this.config = config;
        this.pulse =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("cdc-lease").factory());
        pulse.scheduleWithFixedDelay(this::beat, 0, 1, TimeUnit.SECONDS);
    }

    /** Takes the lease; empty while another instance holds it. */
    static Optional<Lease> tryAcquire(CdcConfig config) throws SQLException {
        Connection session =
                DriverManager.getConnection(config.url(), config.user(), config.password());
        try {
            if (!locked(session, config.slot())) {
                session.close();
                return Optional.empty();
            }
            try (var statement = session.createStatement()) {
                statement.execute(IDLE_LIMIT);
            }
            return Optional.of(new Lease(session, config));
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** Whether this process may still publish. */
    boolean held() {
        return held;
    }

    /** Bytes of log that the slot has not confirmed, as of the last second. */
    long lagBytes() {
        return lagBytes;
    }

    /** The first captured table that does not exist yet. */
    synchronized Optional<String> missingTable() throws SQLException {
        try (PreparedStatement query = session.prepareStatement(MISSING_TABLE)) {
            query.setArray(1, session.createArrayOf("text", config.tables().toArray()));
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Ends the walsender that a deposed or killed holder has left on the slot. */
    void freeSlot() throws SQLException {
        query(END_WALSENDER);
    }

    /** Removes the slot of a snapshot that was never finished. */
    void dropSlot() throws SQLException {
        query(DROP_SLOT);
    }

    @Override
    public void close() {
        held = false;
        pulse.shutdownNow();
        try {
            session.close();
        } catch (SQLException e) {
            // The server ends the session, and with it the lock, by itself.
        }
    }

    private void beat() {
        try {
            query(LAG).ifPresent(bytes -> lagBytes = bytes);
        } catch (SQLException e) {
            held = false;
        }
    }

    private synchronized OptionalLong query(String sql) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(sql)) {
            query.setString(1, config.slot());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private static boolean locked(Connection session, String slot) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(LOCK)) {
            query.setString(1, "rialto-cdc:" + slot);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
