package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.debezium.data.VariableScaleDecimal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Writes Debezium's keys and envelopes as JSON without schemas, straight from the row: decimals are
 * numbers with all their digits, bytes are Base64. Single-threaded; the buffer is used again.
 */
final class EnvelopeJson {

    private static final int INITIAL_BYTES = 1024;

    private final JsonFactory factory =
            new JsonFactory().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_BYTES);

    /** The JSON text in UTF-8; null for null, as a tombstone wants it. */
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
            case Struct struct when isDecimal(struct) -> json.writeNumber(decimal(struct));
            case Struct struct -> writeStruct(json, struct);
            case String text -> json.writeString(text);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Boolean bool -> json.writeBoolean(bool);
            case BigDecimal number -> json.writeNumber(number);
            case Short number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Float number -> json.writeNumber(number);
            case byte[] bytes -> json.writeBinary(bytes);
            case ByteBuffer bytes -> json.writeBinary(remaining(bytes));
            case List<?> list -> writeList(json, list);
            case Map<?, ?> map -> writeMap(json, map);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    /** A numeric without a declared scale comes as a struct of scale and unscaled value. */
    private static boolean isDecimal(Struct struct) {
        return VariableScaleDecimal.LOGICAL_NAME.equals(struct.schema().name());
    }

    private static BigDecimal decimal(Struct struct) {
        return VariableScaleDecimal.toLogical(struct).getWrappedValue();
    }

    private void writeStruct(JsonGenerator json, Struct struct) throws IOException {
        json.writeStartObject();
        for (Field field : struct.schema().fields()) {
            json.writeFieldName(field.name());
            // With the defaults: a null source.snapshot means "false" by its schema.
            write(json, struct.get(field));
        }
        json.writeEndObject();
    }

    private void writeList(JsonGenerator json, List<?> list) throws IOException {
        json.writeStartArray();
        for (Object element : list) {
            write(json, element);
        }
        json.writeEndArray();
    }

    private void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static byte[] remaining(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
