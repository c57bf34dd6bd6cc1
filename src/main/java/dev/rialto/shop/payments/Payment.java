package dev.rialto.shop.payments;

import dev.rialto.shop.Listing;
import dev.rialto.shop.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A row of {@code payments}, as REST shows it: one attempt to pay an order, successful or not. */
@RegisterForReflection
public record Payment(
        long paymentId,
        Instant paymentDate,
        PaymentMethod paymentMethod,
        BigDecimal amount,
        PaymentStatus status,
        String transactionId,
        long customerId) {

    /** As {@link #read} expects them. */
    public static final String COLUMNS =
            """
            payment_id, payment_date, payment_method, amount, status, transaction_id, customer_id""";

    /** As REST lists them. */
    public static final Listing.Subject<Payment> SUBJECT =
            new Listing.Subject<>(
                    "/payment",
                    "payment",
                    "SELECT " + COLUMNS + " FROM payments",
                    "payment_id",
                    "customer_id = ?",
                    Payment::read,
                    Payment::paymentId);

    /** A row with {@link #COLUMNS}. */
    public static Payment read(ResultSet row) throws SQLException {
        return new Payment(
                row.getLong(1),
                Sql.moment(row, 2),
                Sql.word(row, 3, PaymentMethod.class),
                row.getBigDecimal(4),
                Sql.word(row, 5, PaymentStatus.class),
                row.getString(6),
                row.getLong(7));
    }
}
