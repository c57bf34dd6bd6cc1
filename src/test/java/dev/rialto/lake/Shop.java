package dev.rialto.lake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shop's orders as a plain map, the model that a lake table is compared with, and what its
 * changes look like as events.
 */
final class Shop {

    static final LakeTable ORDERS =
            LakeTable.of(
                    "orders",
                    "order_id",
                    List.of(
                            Column.of("order_id", Plain.LONG),
                            Column.of("order_date", Plain.TIMESTAMP),
                            Column.of("total_price", new Decimal(12, 2)),
                            Column.of("status", Plain.STRING),
                            Column.of("customer_id", Plain.LONG),
                            Column.of("payment_id", Plain.LONG).orNull(),
                            Column.of("shipment_id", Plain.LONG).orNull()));
    private static final Instant START = Instant.parse("2026-01-15T10:00:00.123456Z");
    private static final List<String> STATUS = List.of("pending", "paid", "żółć 🛒", "");

    static {
        QuietLog.on();
    }

    final SortedMap<Long, String> orders = new TreeMap<>();
    private final Random random;
    private long nextId = 1;

    Shop(long seed) {
        random = new Random(seed);
    }

    /** Does something to some order: the key, and its row's JSON unless it is gone. */
    Event act() {
        boolean insert = orders.isEmpty() || random.nextInt(100) < 45;
        long id = insert ? nextId++ : someKey();
        String before = orders.get(id);
        if (!insert && random.nextInt(4) == 0) {
            orders.remove(id);
            return new Event(id, before, null);
        }
        String after = order(id, random.nextInt(120));
        orders.put(id, after);
        return new Event(id, before, after);
    }

    /** The order of this id, placed some days after the start. */
    static String order(long id, int day) {
        Instant date = START.plus(day, ChronoUnit.DAYS).plus(id, ChronoUnit.MICROS);
        return """
               {"order_id":%d,"order_date":"%s","total_price":%s,"status":"%s","customer_id":%d,\
               "payment_id":%s,"shipment_id":null}"""
                .formatted(
                        id,
                        date,
                        BigDecimal.valueOf(id * 37 + day, 2),
                        STATUS.get((int) ((id + day) % 4)),
                        id % 100,
                        id % 3 == 0 ? "null" : id * 10);
    }

    static Row row(String json) {
        return new ChangeParser(ORDERS, Fills.NONE).row(json.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode tree(String json) {
        return Json.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    List<Row> rows() {
        return orders.values().stream().map(Shop::row).toList();
    }

    private long someKey() {
        List<Long> keys = List.copyOf(orders.keySet());
        return keys.get(random.nextInt(keys.size()));
    }

    /** One change of one order. */
    record Event(long id, String before, String after) {

        Optional<Row> row() {
            return Optional.ofNullable(after).map(Shop::row);
        }

        byte[] envelope() {
            String op = after == null ? "d" : before == null ? "c" : "u";
            return """
                   {"before":%s,"after":%s,"op":"%s","source":{"table":"orders","lsn":1,"ts_ms":1}}"""
                    .formatted(before, after, op)
                    .getBytes(StandardCharsets.UTF_8);
        }

        byte[] key() {
            return "{\"order_id\":%d}".formatted(id).getBytes(StandardCharsets.UTF_8);
        }
    }
}
