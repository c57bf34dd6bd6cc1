package dev.rialto.shop.orders;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import jakarta.persistence.LockModeType;

/**
 * Orders, taken in hand: their rows are locked until the transaction ends. Whoever moves an order's
 * payment, parcel or goods takes the order first, so that nobody waits for each other in a circle.
 */
final class OrderBook {

    private OrderBook() {}

    /** The order that a payment is for; refused where it is for none, as a failed one. */
    static Order lockPaidBy(long paymentId) {
        return lockBy("paymentId", "payment", paymentId);
    }

    /** The order that a shipment brings. */
    static Order lockSentIn(long shipmentId) {
        return lockBy("shipmentId", "shipment", shipmentId);
    }

    private static Order lockBy(String attribute, String thing, long id) {
        return Order.<Order>find(attribute, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Order>firstResultOptional()
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new Refusal.Unfit(
                                                "no order has the %s %d".formatted(thing, id))));
    }
}
