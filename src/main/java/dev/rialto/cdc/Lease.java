package dev.rialto.cdc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
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
    private final Connection session;
    private final CdcConfig config;
    private final ScheduledExecutorService pulse;
    private volatile boolean held = true;
    private volatile Slot slot;

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

    /** How the slot was in the last second; empty until there is one. */
    Optional<Slot> slot() {
        return Optional.ofNullable(slot);
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
            slot = Replication.slot(session, config.slot()).orElse(null);
        } catch (SQLException e) {
            held = false;
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
