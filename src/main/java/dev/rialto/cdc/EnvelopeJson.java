package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Writes Debezium's keys and envelopes as JSON without schemas, straight from the row as {@link
 * ExactValues} left it. Single-threaded; the buffer is used again.
 */
final class EnvelopeJson {

    private static final int INITIAL_BYTES = 1024;

    private final JsonFactory factory = new JsonFactory();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_BYTES);

    /**
     * The JSON text in UTF-8; null for null, as a tombstone wants it.
     *
     * @throws IllegalArgumentException where a value is not to be had
     */
    byte[] write(Object value) {
        if (value == null) {
            return null;
        }
        buffer.reset();
        try (JsonGenerator json = factory.createGenerator(buffer)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    private void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Struct struct -> writeStruct(json, struct);
            case String text -> json.writeString(text);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Boolean bool -> json.writeBoolean(bool);
            case Double number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void writeStruct(JsonGenerator json, Struct struct) throws IOException {
        json.writeStartObject();
        for (Field field : struct.schema().fields()) {
            json.writeFieldName(field.name());
            // With the defaults: a null source.snapshot means "false" by its schema.
            Object value = struct.get(field);
            if (value instanceof String text) {
                writeText(json, field, text);
            } else {
                write(json, value);
            }
        }
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, Field field, String text) throws IOException {
        if (!text.isEmpty() && text.charAt(0) == ExactValues.ABSENT) {
            throw new IllegalArgumentException(field.name() + ": " + text.substring(1));
        }
        if (ExactValues.JSON.equals(field.schema().name())) {
            json.writeRawValue(text);
        } else {
            json.writeString(text);
        }
    }
}
