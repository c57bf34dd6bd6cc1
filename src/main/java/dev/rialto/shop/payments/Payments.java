package dev.rialto.shop.payments;

import dev.rialto.shop.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.UUID;

/** The books of payments; they are kept within the transaction that moves the order. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Payments {

    /**
     * Books a payment: failed where it was not accepted; authorised where the money comes with the
     * parcel; captured otherwise.
     */
    public Payment take(
            long customerId, BigDecimal amount, PaymentMethod method, boolean accepted) {
        Payment payment = new Payment();
        payment.customerId = customerId;
        payment.amount = amount;
        payment.method = method;
        payment.status = status(method, accepted);
        payment.paymentDate = Moment.now();
        payment.transactionId = UUID.randomUUID().toString();
        payment.persist();
        return payment;
    }

    /** Notes what became of a payment. */
    public void become(long paymentId, PaymentStatus status) {
        Payment payment = Payment.findById(paymentId);
        payment.status = status;
    }

    private static PaymentStatus status(PaymentMethod method, boolean accepted) {
        if (!accepted) {
            return PaymentStatus.FAILED;
        }
        return method == PaymentMethod.CASH_ON_DELIVERY
                ? PaymentStatus.AUTHORISED
                : PaymentStatus.CAPTURED;
    }
}
