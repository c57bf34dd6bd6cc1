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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** A row of {@code orders}. */
@Entity
@Table(name = "orders")
public class Order extends PanacheEntityBase {

    /** As {@link #read} expects them. */
    static final String COLUMNS =
            "order_id, order_date, total_price, status, customer_id, payment_id, shipment_id";

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

    /** A row with {@link #COLUMNS}. */
    static Order read(ResultSet row) throws SQLException {
        Order order = new Order();
        order.id = row.getLong(1);
        order.orderDate = row.getObject(2, OffsetDateTime.class).toInstant();
        order.totalPrice = row.getBigDecimal(3);
        order.status = OrderStatus.valueOf(row.getString(4).toUpperCase(Locale.ROOT));
        order.customerId = row.getLong(5);
        order.paymentId = row.getObject(6, Long.class);
        order.shipmentId = row.getObject(7, Long.class);
        return order;
    }
}
