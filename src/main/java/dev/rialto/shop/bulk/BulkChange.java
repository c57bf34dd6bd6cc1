package dev.rialto.shop.bulk;

import dev.rialto.kernel.SimulatorPause;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * One great change of the shop's tables. While it lasts others can read but not write, and
 * simulators are held; closed without {@link #commit} it has not happened.
 */
public final class BulkChange implements AutoCloseable {

    /** An e-mail address of a simulation: its mark is a letter, then numbers. */
    private static final String SIMULATED = "[.](h|s-?[0-9]+(-[0-9a-z]+)?[.])[0-9]+@example[.]com$";

    /** From so many orders on, checking whole tables at the end is cheaper than row by row. */
    public static final long MANY_ORDERS = 50_000;

    private static final int BUFFER = 1 << 20;

    /** Whoever was in the way is done by the next time; others may have come. */
    private static final int ATTEMPTS = 10;

    private static final String DEADLOCK = "40P01";

    /** Emptied with the shop, beside its own tables. */
    private static final List<String> DEPENDENT = List.of("replayed_invoices", "idempotency_keys");

    /** What comes to be by shopping. */
    private static final List<Table> SALES =
            List.of(
                    Table.LABELS,
                    Table.ORDER_ITEMS,
                    Table.ORDERS,
                    Table.SHIPMENTS,
                    Table.PAYMENTS,
                    Table.CART_ITEMS,
                    Table.CARTS,
                    Table.WISHLISTS);

    private final Connection connection;
    private final boolean autoCommit;
    private final SetAside aside;
    private Keys keys;
    private boolean great;

    private BulkChange(Connection connection, boolean autoCommit) throws SQLException {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.aside = new SetAside(connection);
        execute("SELECT pg_advisory_xact_lock(" + SimulatorPause.LOCK + ")");
        execute("SAVEPOINT unlocked");
        lock("EXCLUSIVE");
    }

    /** Waits until nobody else writes. The connection stays the caller's. */
    public static BulkChange begin(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return new BulkChange(connection, autoCommit);
        } catch (SQLException e) {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            throw e;
        }
    }

    /** The keys of rows that are brought in. */
    public Keys keys() {
        return keys;
    }

    /** The connection, for questions and small changes within this change. */
    public Connection connection() {
        return connection;
    }

    /**
     * Prepares for hundreds of thousands of rows or more: keys and indexes are made again at the
     * end. From now on others cannot even read. To be asked for before anything is changed.
     */
    public BulkChange setIndexesAside() throws SQLException {
        if (!great) {
            lock("ACCESS EXCLUSIVE");
            aside.setAside(tables());
            great = true;
        }
        return this;
    }

    /** Brings in rows and forgets them there. */
    public void copy(Table table, CopyRows rows) throws SQLException {
        if (rows.rows() == 0) {
            return;
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (OutputStream out = new PGCopyOutputStream(postgres, table.copy(), BUFFER)) {
            rows.drainTo(out);
        } catch (IOException e) {
            throw new SQLException("copy into " + table.title(), e);
        }
    }

    /**
     * Deletes all that came to be by shopping: orders, carts, wishlists and what belongs to them,
     * and customers whom simulations brought, known by their e-mail addresses. Where there are
     * many, others cannot even read from now on.
     */
    public void clearSales() throws SQLException {
        if (number("SELECT count(*) FROM orders") >= MANY_ORDERS) {
            setIndexesAside();
        }
        for (String table : DEPENDENT) {
            execute("DELETE FROM " + table);
        }
        for (Table table : SALES) {
            execute("DELETE FROM " + table.title());
        }
        execute("DELETE FROM customers WHERE email ~ '" + SIMULATED + "'");
    }

    /** Deletes every row of the shop, as rows, so that the change stream tells of each. */
    public void clear() throws SQLException {
        clearSales();
        for (Table table : List.of(Table.PRODUCTS, Table.CATEGORIES, Table.CUSTOMERS)) {
            execute("DELETE FROM " + table.title());
        }
    }

    /** Makes it happen. */
    public void commit() throws SQLException {
        keys.keep(connection);
        aside.restore();
        connection.commit();
        connection.setAutoCommit(true);
    }

    /**
     * Tells the query planner, once it is committed, that the tables are others now; roughly, since
     * the database's own housekeeping will look closer. Nothing is told of empty tables: they fill
     * in a moment, while a plan that scans them would stay.
     */
    public void analyze() throws SQLException {
        execute("SET default_statistics_target = 20");
        for (String table : tables()) {
            if (number("SELECT count(*) FROM (SELECT FROM " + table + " LIMIT 1)") > 0) {
                execute("ANALYZE " + table);
            }
        }
        execute("RESET default_statistics_target");
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(autoCommit);
    }

    /**
     * Locks all tables, those that are locked already from anew: who reads one of them and waits to
     * write another would wait for us for ever, and we for him.
     */
    private void lock(String mode) throws SQLException {
        List<String> all = Stream.concat(Arrays.stream(tables()), DEPENDENT.stream()).toList();
        for (int attempt = 1; ; attempt++) {
            execute("ROLLBACK TO SAVEPOINT unlocked");
            try {
                execute("LOCK TABLE " + String.join(", ", all) + " IN " + mode + " MODE");
                keys = Keys.of(connection);
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String[] tables() {
        return Arrays.stream(Table.values()).map(Table::title).toArray(String[]::new);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
