package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The shapes of lake tables, from PostgreSQL's catalogue. What capture does not let out of the
 * database has no column, nor has what PostgreSQL computes.
 */
public final class LakeShapes {

    private static final String COLUMNS =
            """
            select attname, attnotnull,
                format_type(coalesce(nullif(typbasetype, 0), oid), null),
                case when typtype = 'd' then typtypmod else atttypmod end
            from pg_attribute join pg_type on pg_type.oid = atttypid
            where attrelid = to_regclass('public.' || quote_ident(?))
                and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum""";
    private static final String KEY =
            """
            select attname from pg_index
                join pg_attribute on attrelid = indrelid and attnum = any (indkey)
            where indrelid = to_regclass('public.' || quote_ident(?)) and indisprimary""";
    private static final Set<Column.Type> INTEGERS = Set.of(Plain.INTEGER, Plain.LONG);
    private static final int TYPMOD_HEADER = 4;

    private LakeShapes() {}

    /**
     * The shape of a table of schema {@code public} as the session sees it.
     *
     * @param excluded columns that must not leave the database, as {@code table.column}
     * @throws UnfitTableException where there is no such table, or the lake cannot hold it
     */
    public static LakeTable read(Connection session, String table, Set<String> excluded)
            throws SQLException {
        List<Column> columns = columns(session, table, excluded);
        if (columns.isEmpty()) {
            throw new UnfitTableException(table, "there is no such table in schema public");
        }
        List<String> key = key(session, table);
        boolean fits =
                key.size() == 1
                        && columns.stream()
                                .filter(column -> column.name().equals(key.getFirst()))
                                .anyMatch(column -> INTEGERS.contains(column.type()));
        if (!fits) {
            throw new UnfitTableException(
                    table, "its primary key must be one column of integers, not " + key);
        }
        return LakeTable.of(table, key.getFirst(), columns);
    }

    private static List<Column> columns(Connection session, String table, Set<String> excluded)
            throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement query = session.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    if (!excluded.contains(table + "." + name)) {
                        Column.Type type = type(row.getString(3), row.getInt(4));
                        columns.add(new Column(name, type, !row.getBoolean(2)));
                    }
                }
            }
        }
        return columns;
    }

    private static List<String> key(Connection session, String table) throws SQLException {
        List<String> key = new ArrayList<>();
        try (PreparedStatement query = session.prepareStatement(KEY)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    key.add(row.getString(1));
                }
            }
        }
        return key;
    }

    /** What the lake has for a type; texts for what it has nothing better for. */
    private static Column.Type type(String sql, int modifier) {
        return switch (sql) {
            case "smallint", "integer" -> Plain.INTEGER;
            case "bigint", "oid" -> Plain.LONG;
            case "numeric" -> numeric(modifier);
            case "money" -> new Decimal(19, 2);
            case "boolean" -> Plain.BOOLEAN;
            case "date" -> Plain.DATE;
            case "timestamp with time zone", "timestamp without time zone" -> Plain.TIMESTAMP;
            case "double precision" -> Plain.DOUBLE;
            case "real" -> Plain.FLOAT;
            case "bytea" -> Plain.BINARY;
            default -> Plain.STRING;
        };
    }

    /** Numbers of any size, or of more digits than Delta knows, are texts rather than rounded. */
    private static Column.Type numeric(int modifier) {
        if (modifier < TYPMOD_HEADER) {
            return Plain.STRING;
        }
        int bits = modifier - TYPMOD_HEADER;
        int scale = ((bits & 0x7ff) ^ 0x400) - 0x400;
        int whole = Math.max((bits >> 16 & 0xffff) - scale, 0);
        int behind = Math.max(scale, 0);
        return whole + behind <= Decimal.WIDEST
                ? new Decimal(whole + behind, behind)
                : Plain.STRING;
    }
}
