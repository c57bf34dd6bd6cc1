package dev.rialto.lake;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Turns rows of a shape into rows of a wider one. */
final class RowWidening {

    private final LakeTable from;
    private final LakeTable to;
    private final Fills fills;

    /**
     * @param fills what rows get in the columns that they lack
     */
    RowWidening(LakeTable from, LakeTable to, Fills fills) {
        this.from = from;
        this.to = to;
        this.fills = fills;
    }

    Row row(Row old) {
        List<Object> values = new ArrayList<>(to.columns().size());
        for (Column column : to.columns()) {
            int place = from.place(column.name());
            values.add(
                    place < 0 ? fills.of(column) : value(old.values().get(place), column.type()));
        }
        return new Row(old.key(), old.partition(), Collections.unmodifiableList(values));
    }

    private static Object value(Object value, Column.Type type) {
        return switch (value) {
            case Integer number when type == Plain.LONG -> number.longValue();
            case Integer number when type == Plain.DOUBLE -> number.doubleValue();
            case Float number when type == Plain.DOUBLE -> Double.valueOf(number.toString());
            case Number number when type instanceof Decimal wide ->
                    new BigDecimal(number.toString()).setScale(wide.scale());
            case null -> null;
            default -> value;
        };
    }
}
