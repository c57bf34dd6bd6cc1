package dev.rialto.shop.payments;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;

/** A payment as REST shows it. */
@RegisterForReflection
public record PaymentView(
        long paymentId,
        Instant paymentDate,
        PaymentMethod paymentMethod,
        BigDecimal amount,
        PaymentStatus status,
        String transactionId,
        long customerId) {

    /** Of a row. */
    public static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.id,
                payment.paymentDate,
                payment.method,
                payment.amount,
                payment.status,
                payment.transactionId,
                payment.customerId);
    }
}
