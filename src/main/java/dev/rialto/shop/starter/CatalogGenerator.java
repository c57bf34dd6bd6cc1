package dev.rialto.shop.starter;

import dev.rialto.shop.Moment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Fills an empty shop; the schema must be there. */
public final class CatalogGenerator {

    /** Any number, the same for everyone who fills a shop. */
    private static final long ONE_AT_A_TIME = 0x5ea1_f111L;

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
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            boolean empty = lockAndLook();
            if (empty) {
                fill(new StarterRows(amounts, Moment.now()));
            }
            connection.commit();
            return empty;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private boolean lockAndLook() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + ONE_AT_A_TIME + ")");
            String look =
                    """
                    SELECT NOT EXISTS (SELECT FROM categories)
                       AND NOT EXISTS (SELECT FROM products)
                       AND NOT EXISTS (SELECT FROM customers)
                    """;
            try (ResultSet answer = statement.executeQuery(look)) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private void fill(StarterRows rows) throws SQLException {
        insert(Row.Category.INSERT, rows.categories());
        insert(Row.Product.INSERT, rows.products());
        insert(Row.Customer.INSERT, rows.customers());
    }

    private void insert(String sql, List<? extends Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                int column = 1;
                for (Object value : row.values()) {
                    statement.setObject(column++, value);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
