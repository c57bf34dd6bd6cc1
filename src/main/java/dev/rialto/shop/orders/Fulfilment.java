package dev.rialto.shop.orders;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Constraints;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.SharedChange;
import dev.rialto.shop.Sql;
import dev.rialto.shop.payments.PaymentMethod;
import dev.rialto.shop.payments.PaymentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * An order's way after the checkout. Each step is one round trip, holds the order's row until it is
 * done, and is refused where the order's status does not allow it.
 */
@ApplicationScoped
public class Fulfilment {

    private static final String SHIP =
            """
            WITH moved AS (
                UPDATE orders
                SET status = 'shipped', shipment_id = nextval('shipments_shipment_id_seq')
                WHERE order_id = ? AND status IN %s
                RETURNING shipment_id, customer_id)
            INSERT INTO shipments (shipment_id, shipment_date, carrier, tracking_number, status,
                                   address, customer_id)
            SELECT shipment_id, ?, ?, ?, 'in_transit', address, customer_id
            FROM moved JOIN customers USING (customer_id)
            """
                    .formatted(OrderStatus.SHIPPED.sources());

    private static final String COMPLETE =
            """
            WITH moved AS (%s),
            taken AS (
                UPDATE payments SET status = 'captured' FROM moved
                WHERE payments.payment_id = moved.payment_id AND status <> 'captured')
            UPDATE shipments SET status = 'delivered' FROM moved
            WHERE shipments.shipment_id = moved.shipment_id
            """
                    .formatted(moving(OrderStatus.COMPLETED, PaymentStatus.CAPTURED));

    private static final String CANCEL = returning(OrderStatus.CANCELLED, PaymentStatus.FAILED);

    private static final String REFUND = returning(OrderStatus.REFUNDED, PaymentStatus.REFUNDED);

    private final Settlement settlement;
    private final Obstacles obstacles;
    private final Sql sql;
    private final SharedChange shipping;
    private final SharedChange completing;

    Fulfilment(Settlement settlement, Obstacles obstacles, Sql sql) {
        this.settlement = settlement;
        this.obstacles = obstacles;
        this.sql = sql;
        this.shipping = new SharedChange(sql, SHIP);
        this.completing = new SharedChange(sql, COMPLETE);
    }

    /**
     * Pays a pending order. A payment that failed is kept too, and leaves the order pending.
     *
     * @param accepted what whoever moves the money said
     * @throws RefusedException where there is no such order or it is not pending
     */
    public void pay(long orderId, PaymentMethod method, boolean accepted) {
        settlement.pay(orderId, method, accepted);
    }

    /** Sends a paid order to its customer's address of now; refused as {@link #pay} is. */
    public void ship(long orderId, String carrier) {
        ship(orderId, carrier, null);
    }

    /**
     * Sends a paid order under a carrier's tracking number; null makes one up.
     *
     * @throws RefusedException as {@link #pay} does, and where another parcel has the number
     */
    void ship(long orderId, String carrier, String trackingNumber) {
        String number = trackingNumber == null ? UUID.randomUUID().toString() : trackingNumber;
        while (!Constraints.unique(
                "tracking_number",
                () -> shipping.isDone(orderId, orderId, Moment.now(), carrier, number))) {
            obstacles.refuse(orderId, OrderStatus.SHIPPED);
        }
    }

    /** Notes that a shipped order has arrived, and been paid for at the latest then. */
    public void complete(long orderId) {
        while (!completing.isDone(orderId, orderId)) {
            obstacles.refuse(orderId, OrderStatus.COMPLETED, PaymentStatus.CAPTURED);
        }
    }

    /** Gives up an order that has not been paid; its goods go back on the shelf. */
    public void cancel(long orderId) {
        while (!isReturned(CANCEL, orderId)) {
            obstacles.refuse(orderId, OrderStatus.CANCELLED, PaymentStatus.FAILED);
        }
    }

    /** Gives a paid, shipped or completed order's money back; its goods go back on the shelf. */
    public void refund(long orderId) {
        while (!isReturned(REFUND, orderId)) {
            obstacles.refuse(orderId, OrderStatus.REFUNDED, PaymentStatus.REFUNDED);
        }
    }

    private boolean isReturned(String change, long orderId) {
        return !sql.rows(change, row -> row.getLong(1), orderId, orderId, orderId, Moment.now())
                .isEmpty();
    }

    /**
     * The order is held first, then the products in the order of their ids, as the checkout does.
     */
    private static String returning(OrderStatus next, PaymentStatus payment) {
        return """
               SELECT status FROM orders WHERE order_id = ? FOR NO KEY UPDATE;
               SELECT product_id FROM products
               WHERE product_id IN (SELECT product_id FROM order_items JOIN orders USING (order_id)
                                    WHERE order_id = ? AND status IN %s)
               ORDER BY product_id FOR NO KEY UPDATE;
               WITH moved AS (%s),
               unpaid AS (
                   UPDATE payments SET status = '%s' FROM moved
                   WHERE payments.payment_id = moved.payment_id),
               back AS (
                   UPDATE shipments SET status = 'returned' FROM moved
                   WHERE shipments.shipment_id = moved.shipment_id),
               shelved AS (
                   UPDATE products SET stock = stock + quantity, updated_at = ?
                   FROM moved JOIN order_items USING (order_id)
                   WHERE products.product_id = order_items.product_id)
               SELECT order_id FROM moved
               """
                .formatted(next.sources(), moving(next, payment), payment.text());
    }

    /** An order's step that its payment takes, too. */
    private static String moving(OrderStatus next, PaymentStatus payment) {
        return """
               UPDATE orders SET status = '%s'
               WHERE order_id = ? AND status IN %s
                   AND NOT EXISTS (SELECT FROM payments
                                   WHERE payments.payment_id = orders.payment_id
                                       AND payments.status NOT IN %s)
               RETURNING order_id, payment_id, shipment_id"""
                .formatted(next.text(), next.sources(), payment.sources());
    }
}
