package dev.rialto.cdc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A session beside the log's: it asks the catalogue, and commits something that is nobody's change
 * every now and then. That moves the position when no captured table does, so that the server can
 * free its log. Opened again when it has gone.
 */
final class Heartbeat implements AutoCloseable {

    /** A question to the database. */
    interface Question<T> {
        T of(Connection session) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final String BEAT = "select pg_logical_emit_message(true, 'rialto', '')";

    private final CdcConfig config;
    private final ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("cdc-heartbeat").factory());
    private Connection session;
    private boolean closed;

    Heartbeat(CdcConfig config) {
        this.config = config;
    }

    void start() {
        long every = config.heartbeat().toMillis();
        beats.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    synchronized <T> T ask(Question<T> question) throws SQLException {
        if (closed) {
            throw new SQLException("the session is closed");
        }
        if (session == null || session.isClosed()) {
            session = Replication.connect(config);
        }
        return question.of(session);
    }

    @Override
    public void close() {
        beats.shutdownNow();
        end();
    }

    private synchronized void end() {
        closed = true;
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            LOG.debug("The session has gone by itself", e);
        }
    }

    private void beat() {
        try {
            ask(
                    to -> {
                        try (var statement = to.createStatement()) {
                            return statement.execute(BEAT);
                        }
                    });
        } catch (SQLException e) {
            LOG.debug("No heartbeat", e); // The log's own session tells when the server is away.
        }
    }
}
