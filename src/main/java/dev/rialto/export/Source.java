package dev.rialto.export;

import static dev.rialto.events.Veil.Masked.MASK;

import dev.rialto.events.Veil;
import dev.rialto.events.Veils;
import dev.rialto.lake.Column;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import dev.rialto.lake.LakeShapes;
import dev.rialto.lake.LakeTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as PostgreSQL has it, and what it is asked.
 *
 * @param table what the lake makes of it
 * @param types PostgreSQL's names of its columns' types, without digits
 * @param veils what of its columns may be seen
 */
record Source(LakeTable table, Map<String, String> types, Veils veils) {

    /** All rows. */
    static final String ALL = "true";

    private static final String TYPES =
            """
            select attname, format_type(coalesce(nullif(typbasetype, 0), pg_type.oid), null)
            from pg_attribute join pg_type on pg_type.oid = atttypid
            where attrelid = to_regclass('public.' || quote_ident(?))
                and attnum > 0 and not attisdropped""";

    /**
     * Asks the catalogue.
     *
     * @throws RuntimeException where there is no such table, or the lake cannot hold it
     */
    static Source read(Connection session, String name, Set<String> excluded, Veils veils)
            throws SQLException {
        LakeTable table = LakeShapes.read(session, name, excluded);
        Map<String, String> types = new HashMap<>();
        try (PreparedStatement query = session.prepareStatement(TYPES)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), row.getString(2));
                }
            }
        }
        return new Source(table, Map.copyOf(types), veils);
    }

    /** Its rows that fulfil a condition in the types that the lake has, binary. */
    String copy(String condition) {
        return table.columns().stream()
                .map(this::typed)
                .collect(
                        Collectors.joining(
                                ", ",
                                "copy (select ",
                                " from %s where %s) to stdout (format binary)"
                                        .formatted(name(), condition)));
    }

    /** How many rows fulfil a condition, and the sums of columns as texts. */
    String totals(List<Column> sums, String condition) {
        return sums.stream()
                .map(column -> "sum(%s)::text".formatted(typed(column)))
                .collect(
                        Collectors.joining(
                                ", ",
                                "select count(*), ",
                                " from %s where %s".formatted(name(), condition)));
    }

    /** The keys of all rows. */
    String keys() {
        return "select %s from %s".formatted(quoted(table.key()), name());
    }

    /** Its name in SQL. */
    String name() {
        return "public." + quoted(table.name());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String typed(Column column) {
        String name = quoted(column.name());
        return switch (veils.of(table.name(), column.name())) {
            case Veil.Masked _ -> "case when %s is not null then '%s' end".formatted(name, MASK);
            case Veil.Hashed hashed ->
                    """
                    case when %1$s is not null then
                        encode(sha256(convert_to(concat(%2$s, %1$s), 'UTF8')), 'hex') end"""
                            .formatted(name, literal(hashed.salt()));
            case Veil.None _, Veil.Excluded _ -> open(column, name);
        };
    }

    private String open(Column column, String name) {
        return switch (column.type()) {
            case Plain.INTEGER -> name + "::int4";
            case Plain.LONG -> name + "::int8";
            case Plain.STRING -> TextForm.of(types.get(column.name()), name);
            case Plain.DOUBLE -> name + "::float8";
            case Plain.FLOAT -> name + "::float4";
            case Plain.BOOLEAN, Plain.DATE, Plain.TIMESTAMP, Plain.BINARY -> name;
            case Decimal decimal ->
                    "%s::numeric(%d,%d)".formatted(name, decimal.precision(), decimal.scale());
        };
    }
}
