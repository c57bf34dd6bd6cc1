package dev.rialto.shop;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
     * The rows of a query, or those that a change returns. Of several statements, which are sent
     * together and are one transaction, the rows of the last.
     *
     * @param values of the question marks; several ids are an array of {@code bigint}
     * @throws IllegalStateException where the database refuses
     */
    public <T> List<T> rows(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, Arrays.asList(values));
            statement.execute();
            ResultSet last = statement.getResultSet();
            while (statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)) {
                last = statement.getResultSet();
            }
            return read(last, reading);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * Makes a change once for each of these rows of values, in one message and one transaction.
     *
     * @param sql one statement, which returns no rows
     * @return how many rows each changed
     * @throws IllegalStateException where the database refuses; then nothing is changed
     */
    public int[] changes(String sql, List<List<Object>> rows) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<Object> values : rows) {
                bind(connection, statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<?> values)
            throws SQLException {
        for (int place = 0; place < values.size(); place++) {
            statement.setObject(place + 1, bound(connection, values.get(place)));
        }
    }

    private static Object bound(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case Collection<?> ids -> connection.createArrayOf("bigint", ids.toArray());
            default -> value;
        };
    }

    private static <T> List<T> read(ResultSet found, Reading<T> reading) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (found.next()) {
            rows.add(reading.of(found));
        }
        return rows;
    }
}
