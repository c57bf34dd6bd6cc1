package dev.rialto.shop.orders;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code order_items}, as REST shows it.
 *
 * @param price of one piece, when it was ordered
 * @param createdAt the order's date: the item's own event time
 */
@RegisterForReflection
record OrderItem(
        long orderItemId,
        int quantity,
        BigDecimal price,
        long orderId,
        long productId,
        Instant createdAt) {

    /** As REST lists them. */
    static final Listing.Subject<OrderItem> SUBJECT =
            new Listing.Subject<>(
                    "/order_item",
                    "order item",
                    """
                    SELECT order_item_id, quantity, price, order_id, product_id, created_at
                    FROM order_items""",
                    "order_item_id",
                    "order_id IN (SELECT order_id FROM orders WHERE customer_id = ?)",
                    OrderItem::read,
                    OrderItem::orderItemId);

    private static OrderItem read(ResultSet row) throws SQLException {
        return new OrderItem(
                row.getLong(1),
                row.getInt(2),
                row.getBigDecimal(3),
                row.getLong(4),
                row.getLong(5),
                Sql.moment(row, 6));
    }
}
