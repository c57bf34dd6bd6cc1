package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.util.ArrayList;
import java.util.List;

/**
 * How a table's shape follows PostgreSQL's: columns come and widen, and those that have gone stay,
 * without values, for what was written before.
 *
 * @param table the shape to come
 * @param widened whether values are written otherwise from now on
 */
record Evolution(LakeTable table, boolean widened) {

    /**
     * From what the lake holds to what PostgreSQL has.
     *
     * @throws UnfitTableException where what the lake holds has no place in it
     */
    static Evolution of(LakeTable held, LakeTable wanted) {
        require(held, held.key().equals(wanted.key()), "its key is now " + wanted.key());
        List<Column> columns = new ArrayList<>();
        boolean widened = false;
        for (Column column : held.columns()) {
            int place = wanted.place(column.name());
            Column now =
                    place < 0 ? column.orNull() : joint(held, column, wanted.columns().get(place));
            widened |= !now.type().equals(column.type());
            columns.add(now);
        }
        for (Column column : wanted.columns()) {
            if (held.place(column.name()) < 0) {
                columns.add(column.orNull());
            }
        }
        LakeTable merged = LakeTable.of(held.name(), held.key(), columns);
        require(held, merged.month().equals(held.month()), "it has lost what it is partitioned by");
        return new Evolution(merged, widened);
    }

    /** A column that can hold the values of both. */
    private static Column joint(LakeTable table, Column held, Column wanted) {
        boolean narrower = holds(held.type(), wanted.type());
        require(
                table,
                narrower || holds(wanted.type(), held.type()),
                "column %s was of type %s and is now %s"
                        .formatted(held.name(), held.type(), wanted.type()));
        return new Column(
                held.name(),
                narrower ? held.type() : wanted.type(),
                held.nullable() || wanted.nullable());
    }

    /** Whether a type can hold all values of another. */
    static boolean holds(Column.Type wide, Column.Type narrow) {
        return wide.equals(narrow)
                || wide == Plain.LONG && narrow == Plain.INTEGER
                || wide == Plain.DOUBLE && (narrow == Plain.FLOAT || narrow == Plain.INTEGER)
                || wide instanceof Decimal all
                        && switch (narrow) {
                            case Plain.INTEGER -> all.precision() - all.scale() >= 10;
                            case Plain.LONG -> all.precision() - all.scale() >= 19;
                            case Decimal some ->
                                    all.scale() >= some.scale()
                                            && all.precision() - all.scale()
                                                    >= some.precision() - some.scale();
                            case Plain _ -> false;
                        };
    }

    private static void require(LakeTable table, boolean met, String why) {
        if (!met) {
            throw new UnfitTableException(table.name(), why);
        }
    }
}
