package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.rialto.events.Veil;
import java.io.IOException;

/**
 * A column, and how an event shows its values.
 *
 * @param name as JSON, too
 * @param type of its values
 * @param veil what of a value may be seen
 */
record ColumnShape(SerializedString name, ColumnType type, Veil veil) {

    private static final String NOT_IN_LOG =
            ": the log lacks an unchanged large value; the table needs REPLICA IDENTITY FULL";

    boolean isShown() {
        return !(veil instanceof Veil.Excluded);
    }

    /**
     * Writes the field of a row.
     *
     * @throws IllegalArgumentException where the value is not to be had
     */
    void write(JsonGenerator json, Tuple row, int column) throws IOException {
        json.writeFieldName(name);
        if (row.isNull(column)) {
            json.writeNull();
            return;
        }
        if (row.isUnchanged(column)) {
            throw new IllegalArgumentException(name + NOT_IN_LOG);
        }
        if (veil instanceof Veil.None) {
            writeOpenly(json, row, column);
        } else {
            json.writeString(veil.of(row.text(column)));
        }
    }

    private void writeOpenly(JsonGenerator json, Tuple row, int column) throws IOException {
        try {
            type.write(json, row.bytes(), row.start(column), row.length(column));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + ": not of its type: " + e.getMessage(), e);
        }
    }
}
