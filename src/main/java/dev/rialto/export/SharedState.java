package dev.rialto.export;

import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.PgSnapshot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One state of the database, for several connections to see until it is closed. */
final class SharedState implements AutoCloseable {

    private static final String BEGIN =
            "set transaction isolation level repeatable read, read only";

    // As the capture has it, whose texts must be the same; and the state must outlive long copies.
    private static final String SESSION =
            "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';"
                    + " set bytea_output = 'hex'; set lc_monetary = 'C'; set extra_float_digits = 1;"
                    + " set idle_in_transaction_session_timeout = 0";

    private final LakeConfig config;
    // Does nothing else: were a statement of its to fail, the state would be gone.
    private final Connection keeper;
    private final String exported;
    private final PgSnapshot snapshot;

    SharedState(LakeConfig config) throws SQLException {
        this.config = config;
        keeper = connect();
        try (Statement statement = keeper.createStatement()) {
            statement.execute(BEGIN);
            try (ResultSet row =
                    statement.executeQuery(
                            "select pg_current_snapshot()::text, pg_export_snapshot()")) {
                row.next();
                snapshot = PgSnapshot.parse(row.getString(1));
                exported = row.getString(2);
            }
        } catch (SQLException e) {
            keeper.close();
            throw e;
        }
    }

    PgSnapshot snapshot() {
        return snapshot;
    }

    /** A connection that sees the state. */
    Connection join() throws SQLException {
        Connection session = connect();
        try (Statement statement = session.createStatement()) {
            statement.execute(BEGIN);
            statement.execute("set transaction snapshot '" + exported + "'");
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }

    private Connection connect() throws SQLException {
        Connection session =
                DriverManager.getConnection(config.url(), config.user(), config.password());
        try (Statement statement = session.createStatement()) {
            statement.execute(SESSION);
            session.setAutoCommit(false);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }
}
