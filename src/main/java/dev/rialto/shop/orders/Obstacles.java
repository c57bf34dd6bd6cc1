package dev.rialto.shop.orders;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import dev.rialto.shop.payments.PaymentStatus;
import dev.rialto.shop.payments.Payments;
import jakarta.inject.Singleton;

/**
 * Says why a step of an order was not done, where there is a reason still: what was in the way may
 * be gone by now, and then the step is to be tried again.
 */
@Singleton
final class Obstacles {

    private static final String ORDER =
            "SELECT " + Order.COLUMNS + " FROM orders WHERE order_id = ?";

    private final Payments payments;
    private final Sql sql;

    Obstacles(Payments payments, Sql sql) {
        this.payments = payments;
        this.sql = sql;
    }

    /**
     * An order that can become something.
     *
     * @throws RefusedException where there is no such order or its status does not allow it
     */
    Order refuse(long orderId, OrderStatus next) {
        Order order =
                sql.rows(ORDER, Order::read, orderId).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new RefusedException(new Refusal.NotFound("order", orderId)));
        if (!order.status().canBecome(next)) {
            throw new RefusedException(
                    new Refusal.WrongStatus(orderId, order.status().text(), next.text()));
        }
        return order;
    }

    /** Refuses as the other does, and where the order's payment cannot become that. */
    void refuse(long orderId, OrderStatus next, PaymentStatus payment) {
        Order order = refuse(orderId, next);
        if (order.paymentId() != null) {
            payments.refuse(order.paymentId(), payment);
        }
    }

    /** Refuses an order that cannot be paid, and one for which money is reserved. */
    void refuseToPay(long orderId) {
        Order order = refuse(orderId, OrderStatus.PAID);
        if (order.paymentId() != null) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "payment %d is reserved for order %d: capture it or let it fail"
                                    .formatted(order.paymentId(), orderId)));
        }
    }
}
