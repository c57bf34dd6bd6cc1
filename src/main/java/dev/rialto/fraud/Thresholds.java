package dev.rialto.fraud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a rule's thresholds out of JSON and refuses what is missing, unknown or out of bounds. */
final class Thresholds {

    private static final BigDecimal MOST = new BigDecimal("9999999999.99");

    private final JsonNode given;
    private final Set<String> asked = new HashSet<>();

    Thresholds(JsonNode given) {
        if (given == null || !given.isObject()) {
            throw new IllegalArgumentException("thresholds: an object is needed");
        }
        this.given = given;
    }

    /** A whole number. */
    int count(String name, int least, int most) {
        JsonNode value = value(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw wrong(name, "a whole number from %d to %d".formatted(least, most));
        }
        return value.intValue();
    }

    /** A number that may have decimals. */
    BigDecimal number(String name, String least, String most) {
        JsonNode value = value(name);
        if (!value.isNumber()
                || value.decimalValue().compareTo(new BigDecimal(least)) < 0
                || value.decimalValue().compareTo(new BigDecimal(most)) > 0) {
            throw wrong(name, "a number from %s to %s".formatted(least, most));
        }
        return value.decimalValue();
    }

    /** Money, with scale 2. */
    BigDecimal amount(String name) {
        BigDecimal amount = number(name, "0", MOST.toPlainString());
        if (amount.stripTrailingZeros().scale() > 2) {
            throw wrong(name, "an amount with at most two decimals");
        }
        return amount.setScale(2);
    }

    /** A span of time, as ISO 8601 writes it. */
    Duration span(String name, Duration least, Duration most) {
        String text = value(name).asText();
        try {
            Duration span = Duration.parse(text);
            if (span.compareTo(least) >= 0 && span.compareTo(most) <= 0) {
                return span;
            }
        } catch (DateTimeException e) {
            // Answered below, as a span that is out of bounds.
        }
        throw wrong(name, "a span from %s to %s".formatted(least, most));
    }

    /** Refuses names that nobody asked for. */
    void requireNoOther() {
        Set<String> unknown = new TreeSet<>();
        given.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "thresholds.%s: not a threshold of this rule, which has %s"
                            .formatted(unknown.iterator().next(), new TreeSet<>(asked)));
        }
    }

    /** Thresholds by name, in this order. */
    static Map<String, Object> named(Object... namesAndValues) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            named.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return named;
    }

    private JsonNode value(String name) {
        asked.add(name);
        return given.path(name);
    }

    private static IllegalArgumentException wrong(String name, String needed) {
        return new IllegalArgumentException("thresholds.%s: %s is needed".formatted(name, needed));
    }
}
