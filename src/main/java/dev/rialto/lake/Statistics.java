package dev.rialto.lake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What the log says about a data file's rows, so that readers can leave the file out. */
final class Statistics {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private Statistics() {}

    /** Of the rows of one file, at least one. */
    static String of(LakeTable table, List<Row> rows) {
        ObjectNode stats = JsonNodeFactory.instance.objectNode().put("numRecords", rows.size());
        ObjectNode least = stats.putObject("minValues");
        ObjectNode greatest = stats.putObject("maxValues");
        ObjectNode nulls = stats.putObject("nullCount");
        for (int i = 0; i < table.columns().size(); i++) {
            int index = i;
            Column column = table.columns().get(i);
            List<Object> values =
                    rows.stream()
                            .map(row -> row.values().get(index))
                            .filter(Objects::nonNull)
                            .toList();
            nulls.put(column.name(), rows.size() - values.size());
            if (!values.isEmpty()) {
                bounds(column, values, least, greatest);
            }
        }
        return new String(Json.write(stats), StandardCharsets.UTF_8);
    }

    private static void bounds(
            Column column, List<Object> values, ObjectNode least, ObjectNode greatest) {
        switch (column.type()) {
            case Plain.INTEGER -> {
                least.put(column.name(), first(values, Integer.class));
                greatest.put(column.name(), last(values, Integer.class));
            }
            case Plain.LONG -> {
                least.put(column.name(), first(values, Long.class));
                greatest.put(column.name(), last(values, Long.class));
            }
            case Decimal _ -> {
                least.put(column.name(), first(values, BigDecimal.class));
                greatest.put(column.name(), last(values, BigDecimal.class));
            }
            case Plain.DATE -> {
                least.put(column.name(), first(values, LocalDate.class).toString());
                greatest.put(column.name(), last(values, LocalDate.class).toString());
            }
            case Plain.TIMESTAMP -> {
                // Readers expect milliseconds; a bound may be too wide, never too narrow.
                Instant end = last(values, Instant.class).plus(Duration.ofNanos(999_999));
                least.put(column.name(), millis(first(values, Instant.class)));
                greatest.put(column.name(), millis(end));
            }
            // Bounds of names and addresses help nobody, and would put them into the log; NaN has
            // no place among numbers.
            case Plain.STRING, Plain.BINARY, Plain.BOOLEAN, Plain.DOUBLE, Plain.FLOAT -> {}
        }
    }

    static String millis(Instant time) {
        return MILLIS.format(
                LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
    }

    private static <T extends Comparable<? super T>> T first(List<Object> values, Class<T> type) {
        return values.stream().map(type::cast).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static <T extends Comparable<? super T>> T last(List<Object> values, Class<T> type) {
        return values.stream().map(type::cast).max(Comparator.naturalOrder()).orElseThrow();
    }
}
