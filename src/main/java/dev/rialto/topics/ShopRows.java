package dev.rialto.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shop's tables as their rows stand in change events; a test compares it with the tables. */
final class ShopRows {

    /** A table's name, its key, and its columns; a question mark marks one that may be null. */
    private static final String TABLES =
            """
            customers customer_id:id first_name:text last_name:text email:text password_hash:text \
            address:text phone_number:text created_at:time updated_at:time
            categories category_id:id name:text description:text created_at:time
            products product_id:id sku:text name:text description:text price:money stock:integer \
            category_id:id is_active:flag created_at:time updated_at:time
            carts cart_id:id customer_id:id status:text created_at:time updated_at:time
            cart_items cart_item_id:id cart_id:id product_id:id quantity:integer added_at:time
            wishlists wishlist_id:id customer_id:id product_id:id created_at:time
            payments payment_id:id payment_date:time payment_method:text amount:money status:text \
            transaction_id:text customer_id:id
            shipments shipment_id:id shipment_date:time carrier:text tracking_number:text \
            status:text address:text customer_id:id
            orders order_id:id order_date:time total_price:money status:text customer_id:id \
            payment_id:id? shipment_id:id?
            order_items order_item_id:id quantity:integer price:money order_id:id product_id:id \
            created_at:time
            """;

    private static final Map<String, List<String>> COLUMNS = read();

    private ShopRows() {}

    /** A row's schema; without properties for a table that is not the shop's. */
    static ObjectNode schema(String table, List<String> excluded) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = row.putObject("properties");
        for (String column : COLUMNS.getOrDefault(table, List.of())) {
            String name = name(column);
            if (!excluded.contains(table + "." + name)) {
                properties.set(name, type(column));
            }
        }
        return row;
    }

    /** The schema of a record's key. */
    static ObjectNode key(String table) {
        ObjectNode key = JsonNodeFactory.instance.objectNode().put("type", "object");
        COLUMNS.getOrDefault(table, List.of()).stream()
                .findFirst()
                .ifPresent(column -> key.putObject("properties").set(name(column), type(column)));
        return key;
    }

    private static String name(String column) {
        return column.substring(0, column.indexOf(':'));
    }

    private static ObjectNode type(String column) {
        boolean nullable = column.endsWith("?");
        String kind =
                column.substring(column.indexOf(':') + 1, column.length() - (nullable ? 1 : 0));
        String json =
                switch (kind) {
                    case "id", "integer" -> "integer";
                    case "money" -> "number";
                    case "flag" -> "boolean";
                    case "time", "text" -> "string";
                    default -> throw new IllegalArgumentException("no kind of column: " + kind);
                };
        ObjectNode type = JsonNodeFactory.instance.objectNode();
        if (nullable) {
            type.putArray("type").add(json).add("null");
        } else {
            type.put("type", json);
        }
        return kind.equals("time") ? type.put("format", "date-time") : type;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        TABLES.lines()
                .map(line -> List.of(line.split(" +")))
                .forEach(words -> columns.put(words.getFirst(), words.subList(1, words.size())));
        return columns;
    }
}
