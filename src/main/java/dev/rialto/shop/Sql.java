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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Plain statements. Within a transaction a statement is part of it; without one it is a transaction
 * by itself, and takes one round trip.
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
     * @param values of the question marks; several ids are an array of {@code bigint}, and null is
     *     no value
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
     * Makes a change.
     *
     * @param sql one statement, which returns no rows
     * @param values of the question marks, as {@link #rows} takes them
     * @return how many rows it changed
     * @throws IllegalStateException where the database refuses; then nothing is changed
     */
    public int change(String sql, Object... values) {
        return changes(sql, List.of(Arrays.asList(values)))[0];
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

    /** The moment in a column, which is never null. */
    public static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The constant whose name a column has in small letters. */
    public static <T extends Enum<T>> T word(ResultSet row, int column, Class<T> type)
            throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }

    private static void bind(Connection connection, PreparedStatement statement, List<?> values)
            throws SQLException {
        for (int place = 0; place < values.size(); place++) {
            statement.setObject(place + 1, bound(connection, values.get(place)));
        }
    }

    private static Object bound(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case null -> null;
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
