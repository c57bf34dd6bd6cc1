package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.replication.ReplicationSlotInfo;

/** The tables as they all are at one place in the log. For one thread. */
final class TableSnapshot implements AutoCloseable {

    private static final int FETCHED = 2000;
    private static final String FETCH = "fetch " + FETCHED + " from rows";
    private static final String WHERE = "select pg_current_wal_lsn() - '0/0'";

    private final Connection session;
    private final TableShapes shapes;
    private final long lsn;

    private TableSnapshot(Connection session, TableShapes shapes, long lsn) {
        this.session = session;
        this.shapes = shapes;
        this.lsn = lsn;
    }

    /** Of the place from which a new slot hands out the log. */
    static TableSnapshot atNewSlot(CdcConfig config, Topics topics, String slot)
            throws SQLException {
        // What the slot exports lasts until its session does something else.
        try (Connection maker = Replication.connectToLog(config)) {
            ReplicationSlotInfo made =
                    maker.unwrap(PGConnection.class)
                            .getReplicationAPI()
                            .createReplicationSlot()
                            .logical()
                            .withSlotName(slot)
                            .withOutputPlugin("pgoutput")
                            .make();
            return open(config, topics, made.getSnapshotName(), made.getConsistentPoint().asLong());
        }
    }

    /** Of this moment, wherever the log is. */
    static TableSnapshot now(CdcConfig config, Topics topics) throws SQLException {
        return open(config, topics, null, 0);
    }

    private static TableSnapshot open(
            CdcConfig config, Topics topics, String exported, long consistentPoint)
            throws SQLException {
        Connection session = Replication.connectForTexts(config);
        try (var statement = session.createStatement()) {
            session.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            if (exported != null) {
                statement.execute("set transaction snapshot '" + exported + "'");
                return new TableSnapshot(session, new TableShapes(config, topics), consistentPoint);
            }
            try (ResultSet row = statement.executeQuery(WHERE)) {
                row.next();
                return new TableSnapshot(session, new TableShapes(config, topics), row.getLong(1));
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    long lsn() {
        return lsn;
    }

    /**
     * Reads a table.
     *
     * @param condition what follows its name in SQL; empty for all its rows
     * @param going whether to go on; asked every now and then
     * @return whether all was read
     */
    boolean read(String table, String condition, Consumer<RowEvent> reader, BooleanSupplier going)
            throws SQLException {
        TableShape shape = shapes.now(session, table);
        try (Statement statement = session.createStatement()) {
            statement.execute("declare rows no scroll cursor for " + query(shape) + condition);
            int read = FETCHED;
            while (read == FETCHED && going.getAsBoolean()) {
                read = 0;
                try (ResultSet row = statement.executeQuery(FETCH)) {
                    for (; row.next(); read++) {
                        reader.accept(event(shape, row));
                    }
                }
            }
            statement.execute("close rows");
            return read < FETCHED;
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    private static String query(TableShape table) {
        return table.columns().stream()
                .map(column -> quoted(column.name().getValue()))
                .collect(
                        Collectors.joining(
                                ", ", "select ", " from public." + quoted(table.name())));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private RowEvent event(TableShape table, ResultSet row) throws SQLException {
        byte[][] values = new byte[table.columns().size()][];
        for (int column = 0; column < values.length; column++) {
            String text = row.getString(column + 1);
            values[column] = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }
        Origin origin = Origin.ofSnapshot(lsn, Clock.systemUTC().instant());
        return new RowEvent(table, RowEvent.READ, null, Tuple.of(values), origin);
    }
}
