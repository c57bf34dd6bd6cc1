package dev.rialto.simulator;

import dev.rialto.kernel.Health;
import dev.rialto.kernel.SimulatorPause;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Opens and shuts the gate: shut while somebody holds the simulators (see {@link SimulatorPause}),
 * and while the database does not answer.
 */
final class GateKeeper implements Runnable {

    private static final Logger LOG = Logger.getLogger(GateKeeper.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final DataSource database;
    private final Gate gate;
    private volatile Health health = new Health.Waiting("waits for the database");

    GateKeeper(DataSource database, Gate gate) {
        this.database = database;
        this.gate = gate;
    }

    Health health() {
        return health;
    }

    /** Keeps the gate until it is all over. */
    @Override
    public void run() {
        do {
            try (Connection connection = database.getConnection()) {
                keep(connection);
            } catch (SQLException e) {
                away(e);
            }
        } while (gate.rest(LOOK_AGAIN));
    }

    private void keep(Connection connection) throws SQLException {
        String ask = "SELECT pg_try_advisory_xact_lock_shared(" + SimulatorPause.LOCK + ")";
        try (var statement = connection.prepareStatement(ask)) {
            do {
                try (ResultSet answer = statement.executeQuery()) {
                    answer.next();
                    tell(answer.getBoolean(1));
                }
            } while (gate.rest(LOOK));
        }
    }

    private void away(SQLException e) {
        gate.set(false);
        if (health instanceof Health.Ready) {
            LOG.warnf("database away: reason=%s", e.getMessage());
        }
        health = new Health.Waiting("database away: " + e.getMessage());
    }

    private void tell(boolean granted) {
        gate.set(granted);
        health = new Health.Ready(granted ? "shoppers come and go" : "held for a while");
    }
}
