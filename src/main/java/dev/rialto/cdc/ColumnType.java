package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a column's values are: of a type, or arrays of a type. */
sealed interface ColumnType {

    /** Writes a value, given as PostgreSQL's text. */
    void write(JsonGenerator json, byte[] text, int start, int length) throws IOException;

    /** Single values. */
    record Plain(ValueForm form) implements ColumnType {
        @Override
        public void write(JsonGenerator json, byte[] text, int start, int length)
                throws IOException {
            form.write(json, text, start, length);
        }
    }

    /**
     * Arrays of any depth.
     *
     * @param delimiter what parts the elements: a comma, but a semicolon where they are boxes
     */
    record Array(ValueForm elements, char delimiter) implements ColumnType {
        @Override
        public void write(JsonGenerator json, byte[] text, int start, int length)
                throws IOException {
            String array = new String(text, start, length, StandardCharsets.UTF_8);
            ArrayJson.write(json, array, elements, delimiter);
        }
    }
}
