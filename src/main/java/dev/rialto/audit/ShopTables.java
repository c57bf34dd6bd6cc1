package dev.rialto.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rialto.events.Json;
import dev.rialto.events.Veil;
import dev.rialto.events.Veils;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The truth: the shop's tables as they are now. */
final class ShopTables {

    private static final int FETCH = 10_000;
    private static final String FILLS =
            """
            select attname, array_to_json(attmissingval)::text from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped and atthasmissing""";

    private final Connection connection;

    ShopTables(Connection connection) {
        this.connection = connection;
    }

    /** The table's shape; its first column is its key, as in all of the shop's tables. */
    Table table(String name, Veils veils) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + name + " limit 0")) {
            ResultSetMetaData shape = none.getMetaData();
            Map<String, JsonNode> fills = fills(name);
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= shape.getColumnCount(); i++) {
                String column = shape.getColumnName(i);
                Veil veil = veils.of(name, column);
                if (!(veil instanceof Veil.Excluded)) {
                    columns.add(
                            new Column(
                                    column,
                                    Column.Kind.ofSql(shape.getColumnType(i)),
                                    fills.getOrDefault(column, MissingNode.getInstance()),
                                    veil));
                }
            }
            return new Table(name, shape.getColumnName(1), columns);
        }
    }

    private Map<String, JsonNode> fills(String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FILLS)) {
            query.setString(1, table);
            Map<String, JsonNode> fills = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    JsonNode array = Json.tree(row.getString(2).getBytes(StandardCharsets.UTF_8));
                    fills.put(row.getString(1), array.path(0));
                }
            }
            return fills;
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
