package dev.rialto.export;

import dev.rialto.lake.Column;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import dev.rialto.lake.LakeTable;
import java.util.stream.Collectors;

/** What is asked of PostgreSQL. */
final class Sql {

    private Sql() {}

    /** The rows in the types that the lake has, binary. */
    static String copy(LakeTable table, String condition) {
        return table.columns().stream()
                .map(Sql::typed)
                .collect(
                        Collectors.joining(
                                ", ",
                                "copy (select ",
                                " from public."
                                        + quoted(table.name())
                                        + condition
                                        + ") to stdout (format binary)"));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String typed(Column column) {
        String name = quoted(column.name());
        return switch (column.type()) {
            case Plain.INTEGER -> name + "::int4";
            case Plain.LONG -> name + "::int8";
            case Plain.STRING -> name + "::text";
            case Plain.DOUBLE -> name + "::float8";
            case Plain.FLOAT -> name + "::float4";
            case Plain.BOOLEAN, Plain.DATE, Plain.TIMESTAMP, Plain.BINARY -> name;
            case Decimal decimal ->
                    "%s::numeric(%d,%d)".formatted(name, decimal.precision(), decimal.scale());
        };
    }
}
