package dev.rialto.shop.payments;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import jakarta.inject.Singleton;

/** What may become of a payment; its order's way sees to it that it does. */
@Singleton
public class Payments {

    private static final String PAYMENT =
            "SELECT " + Payment.COLUMNS + " FROM payments WHERE payment_id = ?";

    private static final String BECOME = "UPDATE payments SET status = ? WHERE payment_id = ?";

    private final Sql sql;

    Payments(Sql sql) {
        this.sql = sql;
    }

    /**
     * Notes what became of a payment, locked by this transaction; what it is already is no error.
     *
     * @throws RefusedException where its status does not allow it
     */
    public void become(Payment payment, PaymentStatus status) {
        refuse(payment, status);
        if (payment.status() != status) {
            sql.change(BECOME, status.text(), payment.paymentId());
        }
    }

    /** Refuses what {@link #become} would. */
    public void refuse(long paymentId, PaymentStatus status) {
        sql.rows(PAYMENT, Payment::read, paymentId).forEach(payment -> refuse(payment, status));
    }

    private static void refuse(Payment payment, PaymentStatus status) {
        if (payment.status() != status && !payment.status().canBecome(status)) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "payment %d is %s and cannot become %s"
                                    .formatted(
                                            payment.paymentId(),
                                            payment.status().text(),
                                            status.text())));
        }
    }
}
