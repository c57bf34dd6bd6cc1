package dev.rialto.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The truth: the shop's tables as they are now. */
final class ShopTables {

    private static final int FETCH = 10_000;

    private final Connection connection;

    ShopTables(Connection connection) {
        this.connection = connection;
    }

    /** The table's shape; its first column is its key, as in all of the shop's tables. */
    Table table(String name, Set<String> excluded) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + name + " limit 0")) {
            ResultSetMetaData shape = none.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                String column = shape.getColumnName(i);
                if (!excluded.contains(name + "." + column)) {
                    columns.add(new Column(column, Column.Kind.ofSql(shape.getColumnType(i))));
                }
            }
            return new Table(name, shape.getColumnName(1), columns);
        }
    }

    /** The hash of every row. */
    Hashes rows(Table table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            Hashes rows = new Hashes();
            try (ResultSet row = statement.executeQuery("select * from " + table.name())) {
                while (row.next()) {
                    rows.put(row.getLong(table.key()), table.hash(column -> of(column, row)));
                }
            }
            return rows;
        }
    }

    private static String of(Column column, ResultSet row) {
        try {
            return column.of(row);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + column.name(), e);
        }
    }
}
