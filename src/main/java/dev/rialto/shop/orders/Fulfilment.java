package dev.rialto.shop.orders;

import dev.rialto.shop.RefusedException;
import dev.rialto.shop.catalog.Stock;
import dev.rialto.shop.payments.PaymentMethod;
import dev.rialto.shop.payments.PaymentStatus;
import dev.rialto.shop.payments.Payments;
import dev.rialto.shop.shipments.Shipment;
import dev.rialto.shop.shipments.ShipmentStatus;
import dev.rialto.shop.shipments.Shipments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.stream.Collectors;

/**
 * An order's way after the checkout. Each step holds the order's row until it is done, and is
 * refused where the order's status does not allow it.
 */
@ApplicationScoped
@Transactional
public class Fulfilment {

    private final Settlement settlement;
    private final Payments payments;
    private final Shipments shipments;
    private final Stock stock;

    Fulfilment(Settlement settlement, Payments payments, Shipments shipments, Stock stock) {
        this.settlement = settlement;
        this.payments = payments;
        this.shipments = shipments;
        this.stock = stock;
    }

    /**
     * Pays a pending order. A payment that failed is kept too, and leaves the order pending.
     *
     * @param accepted what whoever moves the money said
     * @throws RefusedException where there is no such order or it is not pending
     */
    public PaymentStatus pay(long orderId, PaymentMethod method, boolean accepted) {
        return settlement.pay(orderId, method, accepted).status;
    }

    /** Sends a paid order to its customer's address; refused as {@link #pay} is. */
    public void ship(long orderId, String carrier) {
        ship(orderId, carrier, null);
    }

    /**
     * Sends a paid order under a carrier's tracking number; null makes one up.
     *
     * @throws RefusedException as {@link #pay} does, and where another parcel has the number
     */
    void ship(long orderId, String carrier, String trackingNumber) {
        Order order = OrderBook.lock(orderId, OrderStatus.SHIPPED);
        Shipment shipment = shipments.send(order.customerId, carrier, trackingNumber);
        order.status = OrderStatus.SHIPPED;
        order.shipmentId = shipment.id;
    }

    /** Notes that a shipped order has arrived, and been paid for at the latest then. */
    public void complete(long orderId) {
        Order order = OrderBook.lock(orderId, OrderStatus.COMPLETED);
        shipments.become(order.shipmentId, ShipmentStatus.DELIVERED);
        payments.become(order.paymentId, PaymentStatus.CAPTURED);
        order.status = OrderStatus.COMPLETED;
    }

    /** Gives up an order that has not been paid; its goods go back on the shelf. */
    public void cancel(long orderId) {
        Order order = OrderBook.lock(orderId, OrderStatus.CANCELLED);
        if (order.paymentId != null) {
            payments.become(order.paymentId, PaymentStatus.FAILED);
        }
        order.status = OrderStatus.CANCELLED;
        returnGoods(orderId);
    }

    /** Gives a paid, shipped or completed order's money back; its goods go back on the shelf. */
    public void refund(long orderId) {
        Order order = OrderBook.lock(orderId, OrderStatus.REFUNDED);
        payments.become(order.paymentId, PaymentStatus.REFUNDED);
        if (order.shipmentId != null) {
            shipments.become(order.shipmentId, ShipmentStatus.RETURNED);
        }
        order.status = OrderStatus.REFUNDED;
        returnGoods(orderId);
    }

    private void returnGoods(long orderId) {
        stock.giveBack(
                OrderItem.<OrderItem>list("orderId", orderId).stream()
                        .collect(Collectors.toMap(item -> item.productId, i -> i.quantity)));
    }
}
