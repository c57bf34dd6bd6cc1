package dev.rialto.export;

import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.PgSnapshot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One state of the database, seen by several connections while the first is open. */
final class SharedState implements AutoCloseable {

    private static final String BEGIN =
            "set transaction isolation level repeatable read, read only";

    private final LakeConfig config;
    private final Connection first;
    private final String exported;
    private final PgSnapshot snapshot;

    SharedState(LakeConfig config) throws SQLException {
        this.config = config;
        long lsn = lsn();
        first = connect();
        try (Statement statement = first.createStatement()) {
            statement.execute(BEGIN);
            try (ResultSet row =
                    statement.executeQuery(
                            "select pg_current_snapshot()::text, pg_export_snapshot()")) {
                row.next();
                snapshot = PgSnapshot.parse(row.getString(1), lsn);
                exported = row.getString(2);
            }
        } catch (SQLException e) {
            first.close();
            throw e;
        }
    }

    Connection first() {
        return first;
    }

    PgSnapshot snapshot() {
        return snapshot;
    }

    /** Another connection that sees the same. */
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
        first.close();
    }

    /** Of before, so that a state of the capture's from before is known to be older. */
    private long lsn() throws SQLException {
        try (Connection session = connect();
                Statement statement = session.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select (pg_current_wal_insert_lsn() - '0/0')::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        Connection session =
                DriverManager.getConnection(config.url(), config.user(), config.password());
        session.setAutoCommit(false);
        return session;
    }
}
