package dev.rialto.shop.payments;

import dev.rialto.shop.Listing;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** A row of {@code payments}: one attempt to pay an order, successful or not. */
@Entity
@Table(name = "payments")
public class Payment extends PanacheEntityBase {

    /** As {@link #read} expects them. */
    public static final String COLUMNS =
            """
            payment_id, payment_date, payment_method, amount, status, transaction_id, customer_id""";

    /** As REST lists it. */
    public static final Listing.Subject<Payment> SUBJECT =
            new Listing.Subject<>(
                    "/payment", "payment", Payment.class, row -> row.id, "e.customerId = :owner");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "payment_id")
    public Long id;

    @Column(name = "payment_date")
    public Instant paymentDate;

    @Column(name = "payment_method")
    @Enumerated(EnumType.STRING)
    public PaymentMethod method;

    public BigDecimal amount;

    @Enumerated(EnumType.STRING)
    public PaymentStatus status;

    @Column(name = "transaction_id")
    public String transactionId;

    @Column(name = "customer_id")
    public long customerId;

    /** A row with {@link #COLUMNS}. */
    public static Payment read(ResultSet row) throws SQLException {
        Payment payment = new Payment();
        payment.id = row.getLong(1);
        payment.paymentDate = row.getObject(2, OffsetDateTime.class).toInstant();
        payment.method = PaymentMethod.valueOf(row.getString(3).toUpperCase(Locale.ROOT));
        payment.amount = row.getBigDecimal(4);
        payment.status = PaymentStatus.valueOf(row.getString(5).toUpperCase(Locale.ROOT));
        payment.transactionId = row.getString(6);
        payment.customerId = row.getLong(7);
        return payment;
    }
}
