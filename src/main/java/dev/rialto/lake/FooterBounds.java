package dev.rialto.lake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** What Parquet has found out about a file's columns while it wrote them. */
record FooterBounds(
        long rows, Map<String, Long> nulls, Map<String, Long> least, Map<String, Long> greatest) {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    static FooterBounds of(ParquetMetadata footer) {
        Map<String, Long> nulls = new HashMap<>();
        Map<String, Long> least = new HashMap<>();
        Map<String, Long> greatest = new HashMap<>();
        long rows = 0;
        for (var block : footer.getBlocks()) {
            rows += block.getRowCount();
            for (ColumnChunkMetaData chunk : block.getColumns()) {
                String name = chunk.getPath().toDotString();
                Statistics<?> found = chunk.getStatistics();
                nulls.merge(name, found.getNumNulls(), Long::sum);
                if (found.hasNonNullValue() && isWhole(found.genericGetMin())) {
                    least.merge(name, whole(found.genericGetMin()), Math::min);
                    greatest.merge(name, whole(found.genericGetMax()), Math::max);
                }
            }
        }
        return new FooterBounds(rows, nulls, least, greatest);
    }

    /** As Delta's log has it, so that readers can leave the file out. */
    String json(LakeTable table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("numRecords", rows);
        ObjectNode min = json.putObject("minValues");
        ObjectNode max = json.putObject("maxValues");
        ObjectNode missing = json.putObject("nullCount");
        for (Column column : table.columns()) {
            missing.put(column.name(), nulls.getOrDefault(column.name(), 0L));
            if (least.containsKey(column.name())) {
                put(column, least.get(column.name()), 0, min);
                // Readers expect milliseconds; a bound may be too wide, never too narrow.
                put(column, greatest.get(column.name()), 999, max);
            }
        }
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }

    private static void put(Column column, long value, int slack, ObjectNode into) {
        switch (column.type()) {
            case Plain.INTEGER, Plain.LONG -> into.put(column.name(), value);
            case Decimal decimal ->
                    into.put(column.name(), BigDecimal.valueOf(value, decimal.scale()));
            case Plain.DATE -> into.put(column.name(), LocalDate.ofEpochDay(value).toString());
            case Plain.TIMESTAMP -> {
                Instant time = Instant.EPOCH.plus(value + slack, ChronoUnit.MICROS);
                into.put(column.name(), millis(time));
            }
            // Bounds of names and addresses help nobody, and would put them into the log; NaN has
            // no place among numbers.
            case Plain.STRING, Plain.BINARY, Plain.BOOLEAN, Plain.DOUBLE, Plain.FLOAT -> {}
        }
    }

    private static String millis(Instant time) {
        return MILLIS.format(
                LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    private static long whole(Object value) {
        return ((Number) value).longValue();
    }
}
