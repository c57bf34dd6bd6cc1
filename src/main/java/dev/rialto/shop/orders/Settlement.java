package dev.rialto.shop.orders;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.payments.Payment;
import dev.rialto.shop.payments.PaymentMethod;
import dev.rialto.shop.payments.PaymentStatus;
import dev.rialto.shop.payments.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** An order's money, step by step: reserved, then taken or not. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Settlement {

    private final Payments payments;

    Settlement(Payments payments) {
        this.payments = payments;
    }

    /**
     * Books a payment of a pending order, at once. One that failed leaves the order pending.
     *
     * @throws RefusedException where the order is not pending, or money is reserved for it
     */
    Payment pay(long orderId, PaymentMethod method, boolean accepted) {
        Order order = unpaid(orderId);
        Payment payment = payments.take(order.customerId, order.totalPrice, method, accepted);
        if (payment.status != PaymentStatus.FAILED) {
            order.status = OrderStatus.PAID;
            order.paymentId = payment.id;
        }
        return payment;
    }

    /**
     * Reserves the money for a pending order, which stays pending until it is taken. Cash on
     * delivery is taken by the carrier, so the order counts as paid. Refused as {@link #pay} is.
     */
    Payment authorise(long orderId, PaymentMethod method) {
        if (method == PaymentMethod.CASH_ON_DELIVERY) {
            return pay(orderId, method, true);
        }
        Order order = unpaid(orderId);
        Payment payment = payments.authorise(order.customerId, order.totalPrice, method);
        order.paymentId = payment.id;
        return payment;
    }

    /** Takes the money of an authorised payment, which pays its order. */
    void capture(Payment payment) {
        Order order = OrderBook.lockPaidBy(payment.id);
        payments.become(payment.id, PaymentStatus.CAPTURED);
        if (order.status == OrderStatus.PENDING) {
            order.status = OrderStatus.PAID;
        }
    }

    /** Gives up an authorised payment, so that its pending order can be paid otherwise. */
    void fail(Payment payment) {
        Order order = OrderBook.lockPaidBy(payment.id);
        if (order.status != OrderStatus.PENDING) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "order %d is %s: refund it instead"
                                    .formatted(order.id, order.status.text())));
        }
        payments.become(payment.id, PaymentStatus.FAILED);
        order.paymentId = null;
    }

    private static Order unpaid(long orderId) {
        Order order = OrderBook.lock(orderId, OrderStatus.PAID);
        if (order.paymentId != null) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "payment %d is reserved for order %d: capture it or let it fail"
                                    .formatted(order.paymentId, orderId)));
        }
        return order;
    }
}
