package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Veil;
import java.io.IOException;
import java.util.List;

/**
 * A table as its rows were at a moment.
 *
 * @param name in schema {@code public}
 * @param columns in their order in the rows
 * @param key the columns of the primary key, by number; empty where the table has lost it, or the
 *     log tells of a time when it had another
 */
@SuppressWarnings("ArrayRecordComponent") // The rows are read by it all the time.
record TableShape(String name, String topic, List<ColumnShape> columns, int[] key) {

    boolean hasKey() {
        return key.length > 0;
    }

    void writeKey(JsonGenerator json, Tuple row) throws IOException {
        json.writeStartObject();
        for (int column : key) {
            columns.get(column).write(json, row, column);
        }
        json.writeEndObject();
    }

    /** Writes a row, or null where there is none. */
    void writeRow(JsonGenerator json, Tuple row) throws IOException {
        if (row == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).isShown()) {
                columns.get(column).write(json, row, column);
            }
        }
        json.writeEndObject();
    }

    /** What there is of a row as texts, long ones cut; nothing of what is not to be seen. */
    ObjectNode excerpt(Tuple row, int longest) {
        ObjectNode excerpt = JsonNodeFactory.instance.objectNode();
        for (int column = 0; row != null && column < columns.size(); column++) {
            if (columns.get(column).veil() instanceof Veil.None) {
                String text = row.text(column);
                excerpt.put(
                        columns.get(column).name().getValue(),
                        text == null || text.length() <= longest
                                ? text
                                : text.substring(0, longest));
            }
        }
        return excerpt;
    }
}
