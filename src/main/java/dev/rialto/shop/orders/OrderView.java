package dev.rialto.shop.orders;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;

/** An order as REST shows it. */
@RegisterForReflection
record OrderView(
        long orderId,
        Instant orderDate,
        BigDecimal totalPrice,
        OrderStatus status,
        long customerId,
        Long paymentId,
        Long shipmentId) {

    static OrderView of(Order order) {
        return new OrderView(
                order.id,
                order.orderDate,
                order.totalPrice,
                order.status,
                order.customerId,
                order.paymentId,
                order.shipmentId);
    }
}
