package dev.rialto.shop.payments;

import dev.rialto.shop.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
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
        return book(customerId, amount, method, status(method, accepted));
    }

    /** Books an amount as reserved. */
    public Payment authorise(long customerId, BigDecimal amount, PaymentMethod method) {
        return book(customerId, amount, method, PaymentStatus.AUTHORISED);
    }

    /**
     * Notes what became of a payment; what it is already is no error.
     *
     * @throws RefusedException where its status does not allow it
     */
    public void become(long paymentId, PaymentStatus status) {
        Payment payment = Payment.findById(paymentId);
        if (payment.status != status && !payment.status.canBecome(status)) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "payment %d is %s and cannot become %s"
                                    .formatted(paymentId, payment.status.text(), status.text())));
        }
        payment.status = status;
    }

    private static Payment book(
            long customerId, BigDecimal amount, PaymentMethod method, PaymentStatus status) {
        Payment payment = new Payment();
        payment.customerId = customerId;
        payment.amount = amount;
        payment.method = method;
        payment.status = status;
        payment.paymentDate = Moment.now();
        payment.transactionId = UUID.randomUUID().toString();
        payment.persist();
        return payment;
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
