package dev.rialto.analytics;

import dev.rialto.events.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A shop's tables in memory, and the change events that tell of them. */
final class FakeShop {

    record Order(Instant date, BigDecimal total, String status, long customer) {}

    record Item(Instant created, long order, long product, int quantity, BigDecimal price) {}

    record Product(String name, long category) {}

    /** A record of a change topic. */
    record Event(String table, byte[] key, byte[] value) {}

    /** Where events go. */
    interface Target {
        void send(Event event);
    }

    final Map<Long, Order> orders = new TreeMap<>();
    final Map<Long, Item> items = new TreeMap<>();
    final Map<Long, Product> products = new TreeMap<>();
    final Map<Long, String> categories = new TreeMap<>();
    private final List<Event> sent = new ArrayList<>();
    private final Target target;
    private long lsn = 1_000;

    FakeShop(Target target) {
        this.target = target;
    }

    void order(long id, Order order) {
        put("orders", "order_id", id, orders.put(id, order), order);
    }

    void item(long id, Item item) {
        put("order_items", "order_item_id", id, items.put(id, item), item);
    }

    void product(long id, Product product) {
        put("products", "product_id", id, products.put(id, product), product);
    }

    void category(long id, String name) {
        put("categories", "category_id", id, categories.put(id, name), name);
    }

    void removeOrder(long id) {
        put("orders", "order_id", id, orders.remove(id), null);
    }

    void removeItem(long id) {
        put("order_items", "order_item_id", id, items.remove(id), null);
    }

    /** An event that was sent before comes once more. */
    void repeatAny(Random random) {
        if (!sent.isEmpty()) {
            target.send(sent.get(random.nextInt(sent.size())));
        }
    }

    /** Each row is read again. */
    void snapshot() {
        lsn++;
        orders.forEach((id, row) -> send("orders", "order_id", id, null, row, "r"));
        items.forEach((id, row) -> send("order_items", "order_item_id", id, null, row, "r"));
        products.forEach((id, row) -> send("products", "product_id", id, null, row, "r"));
        categories.forEach((id, row) -> send("categories", "category_id", id, null, row, "r"));
    }

    private void put(String table, String keyName, long id, Object before, Object after) {
        lsn++;
        String op = before == null ? "c" : after == null ? "d" : "u";
        send(table, keyName, id, before, after, op);
        if (after == null) {
            target.send(new Event(table, key(keyName, id), null));
        }
    }

    private void send(
            String table, String keyName, long id, Object before, Object after, String op) {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("before", row(keyName, id, before));
        envelope.put("after", row(keyName, id, after));
        envelope.put("op", op);
        envelope.put("source", Map.of("table", table, "lsn", lsn, "txId", 1, "ts_ms", lsn));
        Event event = new Event(table, key(keyName, id), Json.write(envelope));
        sent.add(event);
        target.send(event);
    }

    private static byte[] key(String name, long id) {
        return "{\"%s\":%d}".formatted(name, id).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> row(String keyName, long id, Object row) {
        if (row == null) {
            return null;
        }
        Map<String, Object> columns = new HashMap<>();
        switch (row) {
            case Order order -> {
                columns.put("order_date", order.date());
                columns.put("total_price", order.total());
                columns.put("status", order.status());
                columns.put("customer_id", order.customer());
                columns.put("payment_id", null);
            }
            case Item item -> {
                columns.put("created_at", item.created());
                columns.put("order_id", item.order());
                columns.put("product_id", item.product());
                columns.put("quantity", item.quantity());
                columns.put("price", item.price());
            }
            case Product product -> {
                columns.put("name", product.name());
                columns.put("category_id", product.category());
            }
            default -> columns.put("name", row);
        }
        columns.put(keyName, id);
        return columns;
    }
}
