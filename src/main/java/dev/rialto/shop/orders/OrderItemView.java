package dev.rialto.shop.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;

/** An order's item as REST shows it. */
@RegisterForReflection
record OrderItemView(
        long orderItemId,
        int quantity,
        BigDecimal price,
        long orderId,
        long productId,
        Instant createdAt) {

    static OrderItemView of(OrderItem item) {
        return new OrderItemView(
                item.id, item.quantity, item.price, item.orderId, item.productId, item.createdAt);
    }
}
