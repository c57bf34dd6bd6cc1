package dev.rialto.shop.starter;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.bulk.BulkChange;
import dev.rialto.shop.bulk.CopyRows;
import dev.rialto.shop.bulk.Keys;
import dev.rialto.shop.bulk.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;

/** Fills a shop; the schema must be there. */
public final class CatalogGenerator {

    /** Rows that are made before they are sent: memory stays flat. */
    private static final int BATCH = 5_000;

    private final Connection connection;

    /** Works on a connection that stays the caller's, and leaves its auto-commit as it was. */
    public CatalogGenerator(Connection connection) {
        this.connection = connection;
    }

    /**
     * Fills the shop if it has neither categories, products nor customers; all or nothing.
     *
     * @return whether it was empty
     */
    public boolean fillIfEmpty(Amounts amounts) throws SQLException {
        // Who comes to a filled shop, which is nearly always, waits for nobody.
        if (!isEmpty()) {
            return false;
        }
        try (BulkChange change = BulkChange.begin(connection)) {
            boolean empty = isEmpty();
            if (empty) {
                fill(change, amounts, _ -> {});
                change.commit();
            }
            return empty;
        }
    }

    /**
     * Adds to what is there; all or nothing.
     *
     * @param clear whether everything in the shop goes first
     * @param progress is told how many rows are in so far
     */
    public void add(Amounts amounts, boolean clear, LongConsumer progress) throws SQLException {
        try (BulkChange change = BulkChange.begin(connection)) {
            if (clear) {
                change.clear();
            }
            fill(change, amounts, progress);
            change.commit();
            change.analyze();
        }
    }

    private boolean isEmpty() throws SQLException {
        String look =
                """
                SELECT NOT EXISTS (SELECT FROM categories)
                   AND NOT EXISTS (SELECT FROM products)
                   AND NOT EXISTS (SELECT FROM customers)
                """;
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(look)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private void fill(BulkChange change, Amounts amounts, LongConsumer progress)
            throws SQLException {
        StarterRows rows = new StarterRows(amounts, bases(change.keys()), Moment.now());
        Filling filling = new Filling(change, progress);
        filling.fill(Table.CATEGORIES, amounts.categories(), rows::category);
        filling.fill(Table.PRODUCTS, amounts.products(), rows::product);
        filling.fill(Table.CUSTOMERS, amounts.customers(), rows::customer);
    }

    private StarterRows.Bases bases(Keys keys) throws SQLException {
        Set<String> names = new HashSet<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM categories")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return new StarterRows.Bases(
                names,
                keys.last(Table.CATEGORIES),
                mark(keys, Table.PRODUCTS),
                mark(keys, Table.CUSTOMERS));
    }

    /** A cleared shop begins anew, so that the same seed fills it as before. */
    private long mark(Keys keys, Table table) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT FROM " + table.title() + " LIMIT 1")) {
            return found.next() ? keys.last(table) : 0;
        }
    }

    private static final class Filling {

        private final BulkChange change;
        private final LongConsumer progress;
        private long done;

        Filling(BulkChange change, LongConsumer progress) {
            this.change = change;
            this.progress = progress;
        }

        void fill(Table table, int count, IntFunction<Row> row) throws SQLException {
            CopyRows rows = new CopyRows();
            for (int number = 0; number < count; number++) {
                row.apply(number).write(change.keys().next(table), rows);
                if (rows.rows() == BATCH || number == count - 1) {
                    done += rows.rows();
                    change.copy(table, rows);
                    progress.accept(done);
                }
            }
        }
    }
}
