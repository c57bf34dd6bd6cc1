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
import java.time.Instant;

/** A row of {@code payments}: one attempt to pay an order, successful or not. */
@Entity
@Table(name = "payments")
public class Payment extends PanacheEntityBase {

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
}
