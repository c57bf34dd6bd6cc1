package dev.rialto.shop.orders;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import jakarta.inject.Singleton;

/**
 * Orders, taken in hand: their rows are locked until the transaction ends. Whoever moves an order's
 * payment, parcel or goods takes the order first, so that nobody waits for each other in a circle.
 */
@Singleton
final class OrderBook {

    private static final String LOCK = "SELECT %s FROM orders WHERE %s = ? FOR NO KEY UPDATE";

    private static final String PAID_BY = LOCK.formatted(Order.COLUMNS, "payment_id");

    private static final String SENT_IN = LOCK.formatted(Order.COLUMNS, "shipment_id");

    private final Sql sql;

    OrderBook(Sql sql) {
        this.sql = sql;
    }

    /** The order that a payment is for; refused where it is for none, as a failed one. */
    Order lockPaidBy(long paymentId) {
        return lockBy(PAID_BY, "payment", paymentId);
    }

    /** The order that a shipment brings. */
    Order lockSentIn(long shipmentId) {
        return lockBy(SENT_IN, "shipment", shipmentId);
    }

    private Order lockBy(String lock, String thing, long id) {
        return sql.rows(lock, Order::read, id).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new Refusal.Unfit(
                                                "no order has the %s %d".formatted(thing, id))));
    }
}
