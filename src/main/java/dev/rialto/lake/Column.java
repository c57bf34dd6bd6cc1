package dev.rialto.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/** A column of a lake table, and how its value stands in a change event. */
record Column(String name, Type type, boolean nullable) {

    /** The values' Java types are Long, BigDecimal of scale {@link #SCALE}, String and Instant. */
    enum Type {
        LONG,
        DECIMAL,
        STRING,
        TIMESTAMP
    }

    static final int PRECISION = 12;
    static final int SCALE = 2;

    static Column of(String name, Type type) {
        return new Column(name, type, false);
    }

    Column orNull() {
        return new Column(name, type, true);
    }

    /**
     * This column's value in a row image.
     *
     * @throws IllegalArgumentException where the column cannot hold what stands there
     */
    Object value(JsonNode row) {
        JsonNode node = row.path(name);
        if (node.isNull() || node.isMissingNode()) {
            if (nullable) {
                return null;
            }
            throw new IllegalArgumentException("column " + name + " has no value");
        }
        try {
            return switch (type) {
                case LONG -> integer(node);
                case DECIMAL -> decimal(node);
                case STRING -> node.isTextual() ? node.textValue() : node.toString();
                case TIMESTAMP -> Instant.parse(node.textValue());
            };
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("column " + name + " cannot hold " + node, e);
        }
    }

    private static long integer(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new IllegalArgumentException("not an integer");
        }
        return node.bigIntegerValue().longValueExact();
    }

    private static BigDecimal decimal(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("not a number");
        }
        // Refuses to round: a lake that is almost right is wrong.
        BigDecimal exact = node.decimalValue().setScale(SCALE);
        if (exact.precision() > PRECISION) {
            throw new ArithmeticException("more than " + PRECISION + " digits");
        }
        return exact;
    }
}
