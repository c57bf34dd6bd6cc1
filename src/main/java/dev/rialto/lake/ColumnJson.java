package dev.rialto.lake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How a column's values stand in change events. */
final class ColumnJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ColumnJson() {}

    /**
     * The value between two places of a text; not null.
     *
     * @throws IllegalArgumentException as the other does
     */
    static Object value(Column column, byte[] json, int from, int end) {
        Object usual = UsualForm.value(column.type(), json, from, end);
        if (usual != null) {
            return usual;
        }
        try (JsonParser parser = JSON.createParser(json, from, end - from)) {
            parser.nextToken();
            return value(column, parser);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * The value at which the parser stands, and stands behind afterwards; not null.
     *
     * @throws IllegalArgumentException where the column cannot hold what stands there
     */
    static Object value(Column column, JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        try {
            return switch (column.type()) {
                case Plain.INTEGER ->
                        require(token, JsonToken.VALUE_NUMBER_INT, json).getIntValue();
                case Plain.LONG -> require(token, JsonToken.VALUE_NUMBER_INT, json).getLongValue();
                case Decimal decimal -> exact(token, json, decimal);
                case Plain.STRING -> text(token, json);
                case Plain.BOOLEAN -> json.getBooleanValue();
                case Plain.DATE -> LocalDate.parse(string(token, json));
                case Plain.TIMESTAMP -> time(string(token, json));
                case Plain.DOUBLE -> Double.valueOf(json.getText());
                case Plain.FLOAT -> Float.valueOf(json.getText());
                case Plain.BINARY ->
                        ByteBuffer.wrap(
                                        require(token, JsonToken.VALUE_STRING, json)
                                                .getBinaryValue())
                                .asReadOnlyBuffer();
            };
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "column %s cannot hold %s, which is not of type %s"
                            .formatted(column.name(), json.getText(), column.type()),
                    e);
        }
    }

    private static JsonParser require(JsonToken is, JsonToken wanted, JsonParser json) {
        if (is != wanted) {
            throw new IllegalArgumentException("not a " + wanted);
        }
        return json;
    }

    private static String string(JsonToken token, JsonParser json) throws IOException {
        return require(token, JsonToken.VALUE_STRING, json).getText();
    }

    /** Refuses to round: a lake that is almost right is wrong. */
    private static BigDecimal exact(JsonToken token, JsonParser json, Decimal type)
            throws IOException {
        if (!token.isNumeric()) {
            throw new IllegalArgumentException("not a number");
        }
        BigDecimal exact = json.getDecimalValue().setScale(type.scale());
        if (exact.precision() > type.precision()) {
            throw new ArithmeticException("more than " + type.precision() + " digits");
        }
        return exact;
    }

    /** What is not a text is shown as its JSON: arrays, and whatever else PostgreSQL may have. */
    private static String text(JsonToken token, JsonParser json) throws IOException {
        if (!token.isStructStart()) {
            return json.getText();
        }
        StringWriter text = new StringWriter();
        int depth = 0;
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            do {
                JsonToken next = json.currentToken();
                depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
                if (next.isNumeric()) {
                    copy.writeNumber(json.getText()); // with the digits that stand there
                } else {
                    copy.copyCurrentEvent(json);
                }
            } while (depth > 0 && json.nextToken() != null);
        }
        return text.toString();
    }

    private static Instant time(String text) {
        boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:?\\d\\d");
        return zoned ? Instant.parse(text) : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
