package dev.rialto.shop;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Plain statements, for what is done so often that objects of rows would cost more than the rows.
 * Within a transaction a statement is part of it; without one it is a transaction by itself, and
 * takes one round trip.
 */
@Singleton
public final class Sql {

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Asked for late: a process without the shop's database has none. */
    private final Instance<AgroalDataSource> database;

    Sql(Instance<AgroalDataSource> database) {
        this.database = database;
    }

    /**
     * The rows of a query, or those that a statement returns.
     *
     * @param values of the question marks; a collection of ids is an array of {@code bigint}
     * @throws IllegalStateException where the database refuses
     */
    public <T> List<T> rows(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            try (ResultSet found = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(reading.of(found));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object[] values)
            throws SQLException {
        for (int place = 0; place < values.length; place++) {
            Object value = values[place];
            statement.setObject(
                    place + 1,
                    value instanceof Collection<?> ids
                            ? connection.createArrayOf("bigint", ids.toArray())
                            : value);
        }
    }
}
