package dev.rialto.shop.orders;

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

/** A row of {@code orders}. */
@Entity
@Table(name = "orders")
public class Order extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "order_id")
    public Long id;

    @Column(name = "order_date")
    public Instant orderDate;

    @Column(name = "total_price")
    public BigDecimal totalPrice;

    @Enumerated(EnumType.STRING)
    public OrderStatus status;

    @Column(name = "customer_id")
    public long customerId;

    /** The payment that paid it; null until then. */
    @Column(name = "payment_id")
    public Long paymentId;

    /** The parcel it was sent in; null until then. */
    @Column(name = "shipment_id")
    public Long shipmentId;
}
