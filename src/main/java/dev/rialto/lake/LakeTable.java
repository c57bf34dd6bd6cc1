package dev.rialto.lake;

import static dev.rialto.lake.Column.Type.DECIMAL;
import static dev.rialto.lake.Column.Type.LONG;
import static dev.rialto.lake.Column.Type.STRING;
import static dev.rialto.lake.Column.Type.TIMESTAMP;
import static java.util.Collections.unmodifiableList;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declaration of a table.
 *
 * @param key the name of the primary key, a column of type LONG
 * @param columns the columns that data files hold
 * @param month how rows are partitioned, where they are
 */
record LakeTable(String name, String key, List<Column> columns, Optional<Month> month) {

    /**
     * Rows are partitioned by the month (UTC) of a timestamp, in a column that only the log knows.
     *
     * @param column the partition column
     * @param source the timestamp
     */
    record Month(String column, String source) {
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
    }

    private static final List<LakeTable> ALL =
            List.of(
                    new LakeTable(
                            "orders",
                            "order_id",
                            List.of(
                                    Column.of("order_id", LONG),
                                    Column.of("order_date", TIMESTAMP),
                                    Column.of("total_price", DECIMAL),
                                    Column.of("status", STRING),
                                    Column.of("customer_id", LONG),
                                    Column.of("payment_id", LONG).orNull(),
                                    Column.of("shipment_id", LONG).orNull()),
                            Optional.of(new Month("order_month", "order_date"))),
                    new LakeTable(
                            "customers",
                            "customer_id",
                            List.of(
                                    Column.of("customer_id", LONG),
                                    Column.of("first_name", STRING),
                                    Column.of("last_name", STRING),
                                    Column.of("email", STRING),
                                    Column.of("address", STRING),
                                    Column.of("phone_number", STRING),
                                    Column.of("created_at", TIMESTAMP),
                                    Column.of("updated_at", TIMESTAMP)),
                            Optional.empty()));

    LakeTable {
        columns = List.copyOf(columns);
    }

    /**
     * The declared table of this name.
     *
     * @throws IllegalArgumentException where none is
     */
    static LakeTable named(String name) {
        return ALL.stream()
                .filter(table -> table.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "rialto.lake.tables: the lake has no table "
                                                + name
                                                + ", only "
                                                + ALL.stream().map(LakeTable::name).toList()));
    }

    /** The row of its image in a change event. */
    Row row(JsonNode image) {
        List<Object> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(column.value(image)));
        return new Row(key(image), partition(image), unmodifiableList(values));
    }

    /** The row's key; the image may lack every other column. */
    long key(JsonNode image) {
        return (Long) Column.of(key, LONG).value(image);
    }

    /** The log's partition values of a partition. */
    Map<String, String> partitionValues(String partition) {
        return month.map(by -> Map.of(by.column(), partition)).orElseGet(Map::of);
    }

    /** The partition of a data file. */
    String partition(Action.Add file) {
        return month.map(by -> file.partitionValues().get(by.column())).orElse("");
    }

    /** Where a partition's files lie below the table's folder. */
    String folder(String partition) {
        return month.map(by -> by.column() + "=" + partition + "/").orElse("");
    }

    private String partition(JsonNode image) {
        return month.map(by -> (Instant) Column.of(by.source(), TIMESTAMP).value(image))
                .map(Month.FORMAT::format)
                .orElse("");
    }
}
