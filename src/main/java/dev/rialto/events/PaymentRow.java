package dev.rialto.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A row of {@code payments}, as far as fraud rules need it.
 *
 * @param paymentDate the payment's event time
 * @param amount exact, scale 2
 */
public record PaymentRow(
        long paymentId, long customerId, Instant paymentDate, BigDecimal amount, String status) {

    /** Of the row image in a change event. */
    public static PaymentRow of(JsonNode row) {
        return new PaymentRow(
                row.path("payment_id").longValue(),
                row.path("customer_id").longValue(),
                Instant.parse(row.path("payment_date").textValue()),
                row.path("amount").decimalValue(),
                row.path("status").textValue());
    }

    /** Whether no money came of it. */
    public boolean failed() {
        return status.equals("failed");
    }
}
