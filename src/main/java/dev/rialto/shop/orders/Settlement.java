package dev.rialto.shop.orders;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.SharedChange;
import dev.rialto.shop.Sql;
import dev.rialto.shop.payments.Payment;
import dev.rialto.shop.payments.PaymentMethod;
import dev.rialto.shop.payments.PaymentStatus;
import dev.rialto.shop.payments.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** An order's money, step by step: reserved, then taken or not. */
@ApplicationScoped
class Settlement {

    /** The order's status is given: money that is only reserved leaves it pending. */
    private static final String BOOK =
            """
            WITH moved AS (
                UPDATE orders SET status = ?, payment_id = nextval('payments_payment_id_seq')
                WHERE order_id = ? AND status IN %s AND payment_id IS NULL
                RETURNING payment_id, total_price, customer_id)
            INSERT INTO payments (payment_id, payment_date, payment_method, amount, status,
                                  transaction_id, customer_id)
            SELECT payment_id, ?, ?, total_price, ?, ?, customer_id FROM moved
            """
                    .formatted(OrderStatus.PAID.sources());

    private static final String FAIL =
            """
            WITH held AS (
                SELECT total_price, customer_id FROM orders
                WHERE order_id = ? AND status IN %s AND payment_id IS NULL FOR NO KEY UPDATE)
            INSERT INTO payments (payment_date, payment_method, amount, status,
                                  transaction_id, customer_id)
            SELECT ?, ?, total_price, 'failed', ?, customer_id FROM held
            """
                    .formatted(OrderStatus.PAID.sources());

    private static final String PAID = "UPDATE orders SET status = 'paid' WHERE order_id = ?";

    private static final String UNPAID = "UPDATE orders SET payment_id = NULL WHERE order_id = ?";

    private static final String RETURNING = " RETURNING " + Payment.COLUMNS;

    private final OrderBook orders;
    private final Payments payments;
    private final Obstacles obstacles;
    private final Sql sql;
    private final SharedChange booking;
    private final SharedChange failing;

    Settlement(OrderBook orders, Payments payments, Obstacles obstacles, Sql sql) {
        this.orders = orders;
        this.payments = payments;
        this.obstacles = obstacles;
        this.sql = sql;
        this.booking = new SharedChange(sql, BOOK);
        this.failing = new SharedChange(sql, FAIL);
    }

    /**
     * Books a payment of a pending order, at once. One that failed leaves the order pending; one
     * whose money comes with the parcel is authorised; any other is captured.
     *
     * @throws RefusedException where the order is not pending, or money is reserved for it
     */
    void pay(long orderId, PaymentMethod method, boolean accepted) {
        Object[] values = values(orderId, method, accepted);
        SharedChange change = accepted ? booking : failing;
        while (!change.isDone(orderId, values)) {
            obstacles.refuseToPay(orderId);
        }
    }

    /** Pays as the other does, and says what was booked. */
    Payment paid(long orderId, PaymentMethod method, boolean accepted) {
        return booked(accepted ? BOOK : FAIL, orderId, values(orderId, method, accepted));
    }

    /**
     * Reserves the money for a pending order, which stays pending until it is taken. Cash on
     * delivery is taken by the carrier, so the order counts as paid. Refused as {@link #pay} is.
     */
    Payment authorise(long orderId, PaymentMethod method) {
        OrderStatus status =
                method == PaymentMethod.CASH_ON_DELIVERY ? OrderStatus.PAID : OrderStatus.PENDING;
        return booked(BOOK, orderId, values(orderId, method, PaymentStatus.AUTHORISED, status));
    }

    /** Takes the money of an authorised payment, locked after its order, which it pays. */
    @Transactional(Transactional.TxType.MANDATORY)
    void capture(Payment payment) {
        Order order = orders.lockPaidBy(payment.paymentId());
        payments.become(payment, PaymentStatus.CAPTURED);
        if (order.status() == OrderStatus.PENDING) {
            sql.change(PAID, order.orderId());
        }
    }

    /** Gives up an authorised payment, so that its pending order can be paid otherwise. */
    @Transactional(Transactional.TxType.MANDATORY)
    void fail(Payment payment) {
        Order order = orders.lockPaidBy(payment.paymentId());
        if (order.status() != OrderStatus.PENDING) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "order %d is %s: refund it instead"
                                    .formatted(order.orderId(), order.status().text())));
        }
        payments.become(payment, PaymentStatus.FAILED);
        sql.change(UNPAID, order.orderId());
    }

    private Payment booked(String change, long orderId, Object... values) {
        while (true) {
            List<Payment> booked = sql.rows(change + RETURNING, Payment::read, values);
            if (!booked.isEmpty()) {
                return booked.getFirst();
            }
            obstacles.refuseToPay(orderId);
        }
    }

    private static Object[] values(long orderId, PaymentMethod method, boolean accepted) {
        if (!accepted) {
            return new Object[] {orderId, Moment.now(), method.text(), transaction()};
        }
        PaymentStatus status =
                method == PaymentMethod.CASH_ON_DELIVERY
                        ? PaymentStatus.AUTHORISED
                        : PaymentStatus.CAPTURED;
        return values(orderId, method, status, OrderStatus.PAID);
    }

    private static Object[] values(
            long orderId, PaymentMethod method, PaymentStatus status, OrderStatus order) {
        return new Object[] {
            order.text(), orderId, Moment.now(), method.text(), status.text(), transaction()
        };
    }

    private static String transaction() {
        return UUID.randomUUID().toString();
    }
}
