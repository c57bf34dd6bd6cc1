package dev.rialto.cdc;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.rialto.events.Topics;
import dev.rialto.events.Veil;
import dev.rialto.events.Veils;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of tables. The log says what columns a row has; the catalogue what their types are,
 * and which are the primary key.
 */
final class TableShapes {

    /** A column as the log or the catalogue names it. */
    record Column(String name, int type) {}

    // As the log has them: what PostgreSQL computes is not in it.
    private static final String COLUMNS =
            """
            select attname, atttypid::bigint from pg_attribute
            where attrelid = to_regclass('public.' || quote_ident(?))
                and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum""";
    private static final String KEY =
            """
            select attname from pg_index join pg_attribute on attrelid = indrelid
                join unnest(indkey::int2[]) with ordinality part(number, place) on number = attnum
            where indrelid = to_regclass('public.' || quote_ident(?)) and indisprimary
            order by place""";
    private static final String TYPE =
            """
            select case when typtype = 'd' then typbasetype else 0 end::bigint,
                case when typoutput = 'array_out'::regproc then typelem else 0 end::bigint,
                typdelim
            from pg_type where oid = ?::bigint""";

    private static final ColumnType TEXT = new ColumnType.Plain(ValueForm.TEXT);

    private final Topics topics;
    private final Veils veils;

    TableShapes(CdcConfig config, Topics topics) {
        this.topics = topics;
        this.veils = config.veils();
    }

    /** The table as it is now. */
    TableShape now(Connection session, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement query = Replication.prepared(session, COLUMNS, table);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                columns.add(new Column(row.getString(1), (int) row.getLong(2)));
            }
        }
        return of(session, table, columns);
    }

    /** The table as it was with these columns. */
    TableShape of(Connection session, String table, List<Column> columns) throws SQLException {
        Map<Integer, ColumnType> types = new HashMap<>();
        List<ColumnShape> shapes = new ArrayList<>();
        for (Column column : columns) {
            if (!types.containsKey(column.type())) {
                types.put(column.type(), type(session, column.type()));
            }
            ColumnType type = types.get(column.type());
            shapes.add(
                    new ColumnShape(
                            new SerializedString(column.name()),
                            type,
                            veil(table, column.name(), type)));
        }
        List<String> names = columns.stream().map(Column::name).toList();
        return new TableShape(table, topics.change(table), shapes, key(session, table, names));
    }

    private Veil veil(String table, String column, ColumnType type) {
        Veil veil = veils.of(table, column);
        return switch (veil) {
            case Veil.None _, Veil.Excluded _ -> veil;
            case Veil.Masked _, Veil.Hashed _ when TEXT.equals(type) -> veil;
            case Veil.Masked _, Veil.Hashed _ ->
                    throw new IllegalArgumentException(
                            "%s.%s is no text: it can be excluded, not masked or hashed"
                                    .formatted(table, column));
        };
    }

    /** None where a column of the key is not among these. */
    private static int[] key(Connection session, String table, List<String> columns)
            throws SQLException {
        List<Integer> key = new ArrayList<>();
        try (PreparedStatement query = Replication.prepared(session, KEY, table);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                key.add(columns.indexOf(row.getString(1)));
            }
        }
        return key.contains(-1) ? new int[0] : key.stream().mapToInt(Integer::intValue).toArray();
    }

    private static ColumnType type(Connection session, int oid) throws SQLException {
        ValueForm known = ValueForm.known(oid);
        if (known != null) {
            return new ColumnType.Plain(known);
        }
        try (PreparedStatement query =
                        Replication.prepared(session, TYPE, Integer.toUnsignedLong(oid));
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return new ColumnType.Plain(ValueForm.TEXT); // The type has gone since.
            }
            int base = (int) row.getLong(1);
            if (base != 0) {
                return type(session, base);
            }
            int element = (int) row.getLong(2);
            return element == 0 ? new ColumnType.Plain(ValueForm.TEXT) : arrayOf(session, element);
        }
    }

    private static ColumnType arrayOf(Connection session, int element) throws SQLException {
        char delimiter = ',';
        try (PreparedStatement query =
                        Replication.prepared(session, TYPE, Integer.toUnsignedLong(element));
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                delimiter = row.getString(3).charAt(0);
            }
        }
        // An array of a domain over arrays has texts as its elements.
        return type(session, element) instanceof ColumnType.Plain plain
                ? new ColumnType.Array(plain.form(), delimiter)
                : new ColumnType.Array(ValueForm.TEXT, delimiter);
    }
}
